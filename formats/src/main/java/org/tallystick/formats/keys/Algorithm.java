package org.tallystick.formats.keys;

/** The signature algorithms of the formats. */
public enum Algorithm {
    /** Ed25519, pure (RFC 8032, section 5.1); in JOSE {@code Ed25519} (RFC 9864). */
    ED25519("Ed25519", 32, 64),
    /** ML-DSA-44 with an empty context (FIPS 204). */
    ML_DSA_44("ML-DSA-44", 1312, 2420);

    /** The length of a private key's seed in bytes, for either algorithm. */
    public static final int SEED_SIZE = 32;

    private final String joseName;
    private final int keySize;
    private final int signatureSize;

    Algorithm(String joseName, int keySize, int signatureSize) {
        this.joseName = joseName;
        this.keySize = keySize;
        this.signatureSize = signatureSize;
    }

    /** The name in JOSE and in Java's security providers. */
    public String joseName() {
        return joseName;
    }

    /** The length of a public key in bytes. */
    public int keySize() {
        return keySize;
    }

    /** The length of a signature in bytes. */
    public int signatureSize() {
        return signatureSize;
    }
}
