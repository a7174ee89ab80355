package org.tallystick.testkit.linkage;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/**
 * A trial as an attacker learns from it: numbers (lengths, counts of bytes, times and places as seen from the trial's
 * beginning, ends of random-looking values) and values, which may be equal to those of another trial.
 */
final class Features {
    private static final int LONG = 16;
    private static final long MILLISECONDS = 1_000_000_000_000L;
    private static final long SECONDS = 1_000_000_000L;

    private final Map<String, Double> numbers = new TreeMap<>();
    private final Set<String> values = new HashSet<>();
    private final long time;
    private final long block;
    private final long index;

    private Features(List<Seen> seen) {
        JsonObject first = seen.getFirst().json();
        JsonObject result = first.object("result");
        this.time = result.integer("time");
        this.block = result.integer("block");
        this.index = first.integer("index");
        seen.forEach(this::add);
    }

    static Features of(Trial trial) {
        return new Features(trial.seen());
    }

    Map<String, Double> numbers() {
        return numbers;
    }

    Set<String> values() {
        return values;
    }

    private void add(Seen seen) {
        count("things seen");
        number(seen.place() + " length", seen.raw().size());
        bytes(seen.place(), seen.raw());
        add(seen.place(), seen.json());
    }

    private void bytes(String place, Bytes raw) {
        for (byte one : raw.dangerArray()) {
            count(place + " byte " + one);
        }
    }

    private void add(String path, Json json) {
        switch (json) {
            case JsonObject object ->
                object.names().forEach(name -> object.get(name).ifPresent(value -> add(path + "/" + name, value)));
            case JsonArray array -> {
                number(path + " size", array.items().size());
                array.items().forEach(item -> add(path + "/*", item));
            }
            case Json.JsonInteger(long value) -> integer(path, value);
            case Json.JsonString(String value) -> string(path, value);
            case Json.JsonBoolean(boolean value) -> number(path, value ? 1 : 0);
            case Json.JsonNull _ -> number(path, -1);
        }
    }

    private void integer(String path, long value) {
        if (value >= MILLISECONDS) {
            number(path, (double) (value - time));
        } else if (value >= SECONDS) {
            number(path, (double) (value - time / 1_000));
        } else {
            number(path, (double) value);
            number(path + " since the first block", (double) (value - block));
            number(path + " since the first entry", (double) (value - index));
        }
    }

    private void string(String path, String value) {
        number(path + " length", value.length());
        values.add(path + "=" + value);
        if (value.length() >= LONG) {
            values.add(value);
            number(path + " begins", value.charAt(0));
            number(path + " ends", value.charAt(value.length() - 1));
        }
    }

    private void number(String name, double value) {
        numbers.merge(name, value, Double::sum);
    }

    private void count(String name) {
        number(name, 1);
    }
}
