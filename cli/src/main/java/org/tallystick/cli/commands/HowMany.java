package org.tallystick.cli.commands;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine.Option;

/** The option that says how much of a list is wanted: lists grow with the network. */
final class HowMany {
    @Option(names = "--count", paramLabel = "N", defaultValue = "200", description = "How many at most. Default: 200.")
    private int count = 200;

    /** What was taken of a list, and whether there is more. */
    record Taken<T>(List<T> items, boolean more) {
        /** As the result for a program. */
        JsonObject json(String name, Function<T, JsonObject> shown) {
            JsonArray all = items.stream().map(item -> (Json) shown.apply(item)).collect(JsonArray.collector());
            return JsonObject.with(name, all).with("more", more).build();
        }

        /** Says to a person that there is more. */
        void remark(Output out) {
            if (more && !out.isJson()) {
                out.note("there are more; --count shows so many");
            }
        }
    }

    <T> Taken<T> of(Stream<T> list) {
        if (count < 1) {
            throw Failure.usage("there is nothing to show", "--count is " + count, "give a --count of 1 or more");
        }
        List<T> items = new ArrayList<>();
        Iterator<T> all = list.iterator();
        while (items.size() < count && all.hasNext()) {
            items.add(all.next());
        }
        return new Taken<>(items, all.hasNext());
    }
}
