package org.tallystick.client;

import java.util.Optional;
import org.tallystick.formats.id.Handle;

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

    /** The same as the next version of a record that is there. */
    public NewRecord as(Handle existing, long next) {
        return new NewRecord(existing, next, subject, type, label, mediaType, Optional.empty());
    }

    /** The same in a collection. */
    public NewRecord in(Handle joined) {
        return new NewRecord(record, version, subject, type, label, mediaType, Optional.of(joined));
    }
}
