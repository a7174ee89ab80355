package org.tallystick.client;

import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sealing.payload.Salt;

/**
 * A file in the member's vault that a record may now name.
 *
 * @param size in bytes
 * @param salt hides the content behind the commitment; for the details and nobody else
 * @param root of the RFC 6962 tree over the file's chunks
 */
public record Stored(long size, Salt salt, Hash root) {
    /** What the node answered to {@code POST /v1/payloads}; the commitment must be that of salt and root. */
    public static Stored of(JsonObject answer) {
        long size = answer.integer("size");
        MalformedException.unless(size >= 0, Fault.FIELD_VALUE, "nothing has a negative size");
        Stored stored = new Stored(size, Salt.parseUrl(answer.string("salt")), answer.hash("root"));
        if (!stored.commitment().equals(answer.hash("commitment"))) {
            throw new DisagreementException("the node's commitment is not that of its own salt and root");
        }
        return stored;
    }

    /** What goes onto the ledger. */
    public Hash commitment() {
        return salt.commitTo(root);
    }

    Shared shared(NewRecord meta, Submitted.Done done) {
        return new Shared(meta.record(), meta.version(), size, commitment(), done);
    }
}
