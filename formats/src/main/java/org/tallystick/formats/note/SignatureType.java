package org.tallystick.formats.note;

import java.util.Arrays;
import java.util.Optional;
import org.tallystick.formats.keys.Algorithm;

/** What a key signs and how (c2sp.org/signed-note, "Signature types"); the byte is part of the key's identifier. */
public enum SignatureType {
    /** The text itself, by Ed25519: how a log signs its checkpoints. */
    ED25519(0x01, Algorithm.ED25519),
    /** A cosignature with its time, by Ed25519 (c2sp.org/tlog-cosignature). */
    COSIGNATURE_ED25519(0x04, Algorithm.ED25519),
    /** A cosignature with its time, by ML-DSA-44 (c2sp.org/tlog-cosignature). */
    COSIGNATURE_ML_DSA_44(0x06, Algorithm.ML_DSA_44);

    private final byte identifier;
    private final Algorithm algorithm;

    SignatureType(int identifier, Algorithm algorithm) {
        this.identifier = (byte) identifier;
        this.algorithm = algorithm;
    }

    static Optional<SignatureType> of(byte identifier) {
        return Arrays.stream(values())
                .filter(type -> type.identifier == identifier)
                .findFirst();
    }

    /** The cosignature that keys of that algorithm make. */
    public static SignatureType cosignature(Algorithm algorithm) {
        return switch (algorithm) {
            case ED25519 -> COSIGNATURE_ED25519;
            case ML_DSA_44 -> COSIGNATURE_ML_DSA_44;
        };
    }

    /** The byte that stands for this type. */
    public byte identifier() {
        return identifier;
    }

    /** The algorithm of its keys. */
    public Algorithm algorithm() {
        return algorithm;
    }

    /** True for cosignatures, which begin with their time. */
    public boolean cosigns() {
        return this != ED25519;
    }
}
