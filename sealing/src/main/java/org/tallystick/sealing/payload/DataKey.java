package org.tallystick.sealing.payload;

import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/** The random AES-256 key of one payload. It never prints. */
public final class DataKey {
    /** The length in bytes. */
    public static final int SIZE = 32;

    private final Bytes value;

    private DataKey(Bytes value) {
        MalformedException.unless(value.size() == SIZE, Fault.KEY, "a data key has 32 bytes");
        this.value = value;
    }

    /** A new key. */
    public static DataKey generate(SecureRandom random) {
        byte[] value = new byte[SIZE];
        random.nextBytes(value);
        return new DataKey(Bytes.wrap(value));
    }

    /** The key with these 32 bytes. @throws MalformedException {@link Fault#KEY} */
    public static DataKey of(Bytes value) {
        return new DataKey(value);
    }

    /** The secret bytes, to be sealed to someone. Never log them. */
    public Bytes dangerBytes() {
        return value;
    }

    SecretKey aes() {
        return new SecretKeySpec(value.dangerArray(), "AES");
    }

    @Override
    public String toString() {
        return "a data key";
    }
}
