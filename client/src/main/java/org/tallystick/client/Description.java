package org.tallystick.client;

import java.util.List;
import java.util.Optional;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/**
 * How a version of a record is described in its details, for those concerned alone ({@code spec/details.md}, content).
 *
 * @param type what kind of record, such as {@code lab-report}; grants can name it
 * @param label words for people
 * @param mediaType of the content (RFC 6838)
 * @param author who made the content, in words
 * @param regions where alone it may be released; none: anywhere
 */
public record Description(String type, String label, String mediaType, Optional<String> author, List<String> regions) {

    public Description {
        regions = List.copyOf(regions);
    }

    /** By nobody in particular, and bound to no region. */
    static Description of(String type, String label, String mediaType) {
        return new Description(type, label, mediaType, Optional.empty(), List.of());
    }

    /** What the details of a version say. */
    static Description read(JsonObject body) {
        return new Description(
                body.string("type"),
                body.string("label"),
                body.string("mediaType"),
                body.optionalString("author"),
                body.strings("regions"));
    }

    JsonObject.Builder json() {
        JsonObject.Builder out = JsonObject.with("type", type)
                .with("label", label)
                .with("mediaType", mediaType)
                .with("author", author);
        return regions.isEmpty() ? out : out.with("regions", JsonArray.ofStrings(regions));
    }
}
