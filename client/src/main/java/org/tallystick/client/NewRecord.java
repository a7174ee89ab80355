package org.tallystick.client;

import java.util.Optional;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;

/**
 * What a version of a record is to be, apart from its content. Members not concerned see the identifier and the version.
 *
 * @param record its identifier
 * @param version 1 for a new record
 * @param subject the handle, at the sharing member, of the person or thing it is about
 * @param type what kind of record, such as {@code lab-report}; grants can name it
 * @param label words for people
 * @param mediaType of the content (RFC 6838)
 * @param collection the collection that a new record joins, if any
 */
public record NewRecord(
        Handle record,
        long version,
        Handle subject,
        String type,
        String label,
        String mediaType,
        Optional<Handle> collection) {

    /**
     * The next version of a record, described as the newest is.
     *
     * @param shown the record as a node shows it ({@code GET /v1/records/{record}})
     * @return empty if the node does not show this account what the record is
     */
    public static Optional<NewRecord> following(JsonObject shown) {
        JsonObject details = shown.object("details");
        if (!details.has("body") || !shown.has("subject")) {
            return Optional.empty();
        }
        JsonObject body = details.object("body");
        return Optional.of(new NewRecord(
                new Handle(shown.string("record")),
                shown.integer("version") + 1,
                new Handle(shown.string("subject")),
                body.string("type"),
                body.string("label"),
                body.string("mediaType"),
                Optional.empty()));
    }

    /** The same, described otherwise. */
    public NewRecord described(String otherType, String otherLabel, String otherMediaType) {
        return new NewRecord(record, version, subject, otherType, otherLabel, otherMediaType, collection);
    }

    /** The same as the next version of a record that is there. */
    public NewRecord as(Handle existing, long next) {
        return new NewRecord(existing, next, subject, type, label, mediaType, Optional.empty());
    }

    /** The same in a collection. */
    public NewRecord in(Handle joined) {
        return new NewRecord(record, version, subject, type, label, mediaType, Optional.of(joined));
    }
}
