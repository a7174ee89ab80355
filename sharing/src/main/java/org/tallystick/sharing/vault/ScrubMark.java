package org.tallystick.sharing.vault;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/**
 * How far the payloads have been checked.
 *
 * @param done the last folder of this round that was checked to its end; empty at its beginning
 * @param found what came of the round so far
 * @param completed when a round last came to its end
 */
record ScrubMark(String done, Scrub found, Optional<Instant> completed) {
    static final ScrubMark BEGINNING = new ScrubMark("", Scrub.NOTHING, Optional.empty());

    private static final Pattern FOLDER = Pattern.compile("([0-9a-f]{2})?");

    /** The same round, one folder further. */
    ScrubMark after(String folder, Scrub soFar) {
        return new ScrubMark(folder, soFar, completed);
    }

    /** All has been checked, and the next round begins from nothing. */
    static ScrubMark end(Instant when) {
        return new ScrubMark("", Scrub.NOTHING, Optional.of(Instant.ofEpochMilli(when.toEpochMilli())));
    }

    Bytes bytes() {
        JsonObject.Builder json = JsonObject.with("bytes", found.bytes())
                .with("damaged", found.damaged())
                .with("done", done)
                .with("payloads", found.payloads())
                .with("unreadable", found.unreadable());
        completed.ifPresent(when -> json.with("completed", when.toEpochMilli()));
        return json.build().canonical();
    }

    static Parsed<ScrubMark> parse(Bytes file) {
        return Parsed.of(() -> read(Json.parseObject(file).orThrow()));
    }

    private static ScrubMark read(JsonObject json) {
        json.allowOnly("bytes", "completed", "damaged", "done", "payloads", "unreadable");
        String done = json.string("done");
        MalformedException.unless(FOLDER.matcher(done).matches(), Fault.FIELD_VALUE, "'done' is no folder");
        return new ScrubMark(
                done,
                new Scrub(
                        number(json, "payloads"),
                        number(json, "bytes"),
                        number(json, "damaged"),
                        number(json, "unreadable")),
                json.has("completed")
                        ? Optional.of(Instant.ofEpochMilli(number(json, "completed")))
                        : Optional.empty());
    }

    private static long number(JsonObject json, String name) {
        long number = json.integer(name);
        MalformedException.unless(number >= 0, Fault.FIELD_VALUE, "'" + name + "' is negative");
        return number;
    }
}
