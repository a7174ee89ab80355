package org.tallystick.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * 32 secret bytes from which a key for each single use is derived, so that no key ever serves two. A member's vault key
 * is one. It never prints.
 */
public final class MasterKey {
    /** The length in bytes, of this and of every key derived from it. */
    public static final int SIZE = 32;

    private final Bytes value;

    private MasterKey(Bytes value) {
        MalformedException.unless(value.size() == SIZE, Fault.KEY, "a master key has 32 bytes");
        this.value = value;
    }

    /** A new key. */
    public static MasterKey generate(SecureRandom random) {
        byte[] value = new byte[SIZE];
        random.nextBytes(value);
        return new MasterKey(Bytes.wrap(value));
    }

    /** The key with these 32 bytes. @throws MalformedException {@link Fault#KEY} */
    public static MasterKey of(Bytes value) {
        return new MasterKey(value);
    }

    /**
     * The key for one use (HKDF-SHA256, RFC 5869, without salt).
     *
     * @param use words that no other use shares; HKDF's {@code info}
     * @param algorithm the name under which Java's providers know the key, such as {@code AES}
     */
    public SecretKey derive(String use, String algorithm) {
        try {
            HKDFParameterSpec spec = HKDFParameterSpec.ofExtract()
                    .addIKM(value.toArray())
                    .thenExpand(use.getBytes(StandardCharsets.UTF_8), SIZE);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 25 has HKDF-SHA256", e);
        }
    }

    /** The secret bytes, for a keystore. Never log them. */
    public Bytes dangerBytes() {
        return value;
    }

    @Override
    public String toString() {
        return "a master key";
    }
}
