package org.tallystick.client;

import java.util.List;
import java.util.Optional;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;

/**
 * What a version of a record is to be, apart from its content. Members not concerned see the identifier and the version. The
 * version after one is described as that one is: what is to differ has to be said, and nothing falls away by being forgotten.
 *
 * @param record its identifier
 * @param version 1 for a new record
 * @param subject the handle, at the sharing member, of the person or thing it is about
 * @param description what its details say of it
 * @param collection the collection that a new record joins, if any
 */
public record NewRecord(
        Handle record, long version, Handle subject, Description description, Optional<Handle> collection) {

    /** Empty if the node does not show this account what the record is. */
    static Optional<NewRecord> following(JsonObject shown) {
        JsonObject details = shown.object("details");
        if (!details.has("body") || !shown.has("subject")) {
            return Optional.empty();
        }
        return Optional.of(new NewRecord(
                new Handle(shown.string("record")),
                shown.integer("version") + 1,
                new Handle(shown.string("subject")),
                Description.read(details.object("body")),
                Optional.empty()));
    }

    /** The version after this one. The record stays in its collections. */
    public NewRecord next() {
        return new NewRecord(record, version + 1, subject, description, Optional.empty());
    }

    /** The same by the same author and for the same regions, described otherwise. */
    public NewRecord described(String type, String label, String mediaType) {
        return with(new Description(type, label, mediaType, description.author(), description.regions()));
    }

    /** The same, made by somebody, in words. */
    public NewRecord by(String author) {
        return with(new Description(
                description.type(),
                description.label(),
                description.mediaType(),
                Optional.of(author),
                description.regions()));
    }

    /** The same, to be released in these regions alone; where none is named, anywhere. */
    public NewRecord onlyIn(List<String> regions) {
        return with(new Description(
                description.type(), description.label(), description.mediaType(), description.author(), regions));
    }

    /** The same in a collection. */
    public NewRecord in(Handle joined) {
        return new NewRecord(record, version, subject, description, Optional.of(joined));
    }

    private NewRecord with(Description other) {
        return new NewRecord(record, version, subject, other, collection);
    }
}
