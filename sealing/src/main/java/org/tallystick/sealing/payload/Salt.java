package org.tallystick.sealing.payload;

import java.security.SecureRandom;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;

/**
 * The 256 random bits that hide a payload behind its commitment: without them nobody can try out what the content may be.
 * They stand in the details, never on the ledger, and do not print.
 */
public record Salt(Bytes value) {
    /** The length in bytes. */
    public static final int SIZE = 32;

    public Salt {
        MalformedException.unless(value.size() == SIZE, Fault.FIELD_VALUE, "a salt has 32 bytes");
    }

    /** A new salt. */
    public static Salt generate(SecureRandom random) {
        byte[] value = new byte[SIZE];
        random.nextBytes(value);
        return new Salt(Bytes.wrap(value));
    }

    /** From unpadded base64url. */
    public static Salt parseUrl(String base64url) {
        return new Salt(Bytes.wrap(Base64Text.decodeUrl(base64url)));
    }

    /** Unpadded base64url. */
    public String url() {
        return Base64Text.encodeUrl(value.dangerArray());
    }

    /** The commitment on the ledger to a tree with that root: SHA-256(salt || root). */
    public Hash commitTo(Hash root) {
        return Hash.of(value.dangerArray(), root.dangerArray());
    }

    @Override
    public String toString() {
        return "a salt";
    }
}
