package org.tallystick.formats.details;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;

/**
 * A record's commitment to the handle of its subject: SHA-256 of the canonical JSON {@code {"record","salt","subject"}}.
 * Nobody can tell from it whom a record is about or which records are about the same person; an answer that allows a read
 * opens it, so that every member checks that the grants named are on this very subject.
 */
public final class About {
    /** How many random bytes make the salt. */
    public static final int SALT_SIZE = 32;

    private About() {}

    /**
     * The commitment.
     *
     * @param salt {@value #SALT_SIZE} bytes from a secure random generator, one for each record
     */
    public static Hash commit(Handle record, Handle subject, Bytes salt) {
        MalformedException.unless(salt.size() == SALT_SIZE, Fault.FIELD_VALUE, "a salt has 32 bytes");
        return Hash.of(JsonObject.with("record", record.value())
                .with("salt", Hash.wrap(salt.toArray()))
                .with("subject", subject.value())
                .build()
                .canonical());
    }
}
