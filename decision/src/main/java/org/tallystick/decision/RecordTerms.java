package org.tallystick.decision;

import java.util.List;
import java.util.TreeSet;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/**
 * What of a record's details decides who may read it.
 *
 * @param subject the handle of whom or what it is about, at the holder
 * @param type its type
 * @param collections sorted; what it belongs to now
 * @param regions sorted; where it may be released, or none where that does not matter
 */
public record RecordTerms(Handle subject, RecordType type, List<Handle> collections, List<String> regions) {
    public RecordTerms {
        collections = List.copyOf(new TreeSet<>(collections));
        regions = List.copyOf(new TreeSet<>(regions));
    }

    /** Reads the form that {@link #json} writes. @throws org.tallystick.formats.MalformedException what is wrong */
    static RecordTerms of(JsonObject json) {
        json.allowOnly("collections", "regions", "subject", "type");
        return new RecordTerms(
                new Handle(json.string("subject")),
                new RecordType(json.string("type")),
                json.strings("collections").stream().map(Handle::new).toList(),
                json.strings("regions"));
    }

    JsonObject json() {
        JsonObject.Builder out = JsonObject.with("subject", subject.value()).with("type", type.value());
        if (!collections.isEmpty()) {
            out.with(
                    "collections",
                    collections.stream().map(Handle::value).map(Json::of).collect(JsonArray.collector()));
        }
        if (!regions.isEmpty()) {
            out.with("regions", JsonArray.ofStrings(regions));
        }
        return out.build();
    }

    @Override
    public String toString() {
        return "what of a record decides";
    }
}
