package org.tallystick.formats.entry;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/**
 * The second line of an entry: what became of the transaction, where and when.
 *
 * @param block the number of the block, 0 for the genesis
 * @param time ledger time in milliseconds since 1970, the same for the whole block
 */
public record Result(long block, long time, Outcome outcome) {
    public Result {
        MalformedException.unless(
                block >= 0 && time >= 0 && block <= Json.MAX_INTEGER && time <= Json.MAX_INTEGER,
                Fault.FIELD_VALUE,
                "block and time lie from 0 to 2^53 - 1");
    }

    /** Reads the document that {@link #json} writes. */
    public static Parsed<Result> parse(JsonObject json) {
        return Parsed.of(() -> read(json));
    }

    static Result read(JsonObject json) {
        return json.has("refused") ? readRefused(json) : readDone(json);
    }

    private static Result readDone(JsonObject json) {
        json.allowOnly("block", "ok", "time");
        return new Result(json.integer("block"), json.integer("time"), new Outcome.Done(json.object("ok")));
    }

    private static Result readRefused(JsonObject json) {
        json.allowOnly("block", "refused", "time");
        JsonObject refused = json.object("refused");
        refused.allowOnly("code", "why");
        return new Result(
                json.integer("block"),
                json.integer("time"),
                new Outcome.Refused(refused.string("code"), refused.string("why")));
    }

    /** As a document: {@code block}, {@code time}, and {@code ok} or {@code refused}. */
    public JsonObject json() {
        JsonObject.Builder json = JsonObject.with("block", block).with("time", time);
        return switch (outcome) {
            case Outcome.Done(JsonObject result) -> json.with("ok", result).build();
            case Outcome.Refused(String code, String why) ->
                json.with(
                                "refused",
                                JsonObject.with("code", code).with("why", why).build())
                        .build();
        };
    }

    /** As it stands in the entry: canonical JSON. */
    public Bytes bytes() {
        return json().canonical();
    }
}
