package org.tallystick.sealing.hpke;

import java.util.Arrays;
import java.util.Optional;

/** The key encapsulation mechanisms that recipients' keys may have, with their lengths in bytes. */
public enum Kem {
    /** DHKEM(X25519, HKDF-SHA256), RFC 9180, section 7.1. Not post-quantum; for tools that have nothing else. */
    X25519(0x0020, 32, 32, 32),
    /**
     * X-Wing, the hybrid of X25519 and ML-KEM-768 (draft-connolly-cfrg-xwing-kem; in draft-ietf-hpke-pq {@code
     * MLKEM768-X25519}): safe as long as either part is. The default.
     */
    X_WING(0x647a, 1216, 1120, 64);

    /** The length of a private key in bytes, for either mechanism. */
    public static final int SECRET_SIZE = 32;

    private final int id;
    private final int keySize;
    private final int encapsulationSize;
    private final int randomness;

    Kem(int id, int keySize, int encapsulationSize, int randomness) {
        this.id = id;
        this.keySize = keySize;
        this.encapsulationSize = encapsulationSize;
        this.randomness = randomness;
    }

    /** The mechanism whose public keys have that many bytes, if there is one: no two share a length. */
    static Optional<Kem> ofKeySize(int size) {
        return Arrays.stream(values()).filter(kem -> kem.keySize == size).findFirst();
    }

    /** The number in IANA's registry of HPKE KEM identifiers. */
    public int id() {
        return id;
    }

    /** Npk, the length of a public key in bytes. */
    public int keySize() {
        return keySize;
    }

    /** Nenc, the length of an encapsulated key in bytes. */
    public int encapsulationSize() {
        return encapsulationSize;
    }

    /** How many random bytes one encapsulation takes. */
    int randomness() {
        return randomness;
    }
}
