package org.tallystick.client;

import java.util.Optional;
import org.tallystick.formats.id.Handle;

/**
 * What a record is to be, apart from its content. Only the subject's handle is seen by members not concerned.
 *
 * @param subject the handle, at the sharing member, of the person or thing it is about
 * @param type what kind of record, such as {@code LAB-REPORT}; grants can name it
 * @param label words for people
 * @param mediaType of the content (RFC 6838)
 * @param collection the collection that it joins, if any
 */
public record NewRecord(Handle subject, String type, String label, String mediaType, Optional<Handle> collection) {
    /** A record outside any collection. */
    public NewRecord(Handle subject, String type, String label, String mediaType) {
        this(subject, type, label, mediaType, Optional.empty());
    }
}
