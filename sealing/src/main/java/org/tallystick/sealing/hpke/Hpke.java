package org.tallystick.sealing.hpke;

import java.security.SecureRandom;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * Seals to a recipient's key: RFC 9180 in base mode, HKDF-SHA256 and AES-256-GCM, one message per encapsulation, no
 * additional data. What comes out is the encapsulated key and then the ciphertext, 16 bytes longer than the plaintext.
 * Opened by {@link RecipientSecret#open}.
 */
public final class Hpke {
    private final SecureRandom random;

    /** @param random from where each encapsulation takes its own fresh bytes */
    public Hpke(SecureRandom random) {
        this.random = random;
    }

    /**
     * Seals a message (RFC 9180, section 6.1, {@code SealBase}).
     *
     * @throws MalformedException {@link Fault#KEY} if the mechanism does not take the key; see {@link #accepts}
     */
    public Bytes seal(RecipientKey to, Binding binding, Bytes plaintext) {
        byte[] fresh = new byte[to.kem().randomness()];
        random.nextBytes(fresh);
        return BouncyHpke.seal(to, binding.info(), plaintext, fresh);
    }

    /**
     * True if one can seal to the key: X25519 keys are not of small order, and X-Wing's pass ML-KEM's check of
     * encapsulation keys too (FIPS 203, section 7.2). Ask before a key is registered.
     */
    public static boolean accepts(RecipientKey key) {
        return BouncyHpke.accepts(key);
    }

    /** The length in bytes of what {@link #seal} makes of a plaintext of that length. */
    public static long sealedSize(Kem kem, long plaintext) {
        return kem.encapsulationSize() + plaintext + BouncyHpke.TAG;
    }
}
