package org.tallystick.formats.keys;

import org.tallystick.formats.Bytes;

/**
 * Checks signatures by the rule of {@code spec/signatures.md}. Every implementation gives the same verdict on every
 * input; they differ in speed only, so whoever chooses one says which by {@link #name}.
 */
public interface SignatureVerifier {
    /** Which provider does the work, for start-up messages and metrics. */
    String name();

    /** Decodes a key once, for many signatures. */
    PreparedKey prepare(PublicKey key);

    /** True if the signature over the message is the key's. */
    default boolean verify(PublicKey key, Bytes message, Bytes signature) {
        return prepare(key).verify(message, signature);
    }

    /** The same key, signing as fast as this provider can; Ed25519 gives the same signatures. */
    default PrivateKey accelerate(PrivateKey key) {
        return key;
    }

    /**
     * Amazon Corretto Crypto Provider where it runs and is healthy, else the JDK, about fifteen times slower; the name
     * says which, and why. Loading the native library takes a quarter of a second: command-line programs that check a
     * handful of signatures take {@link JdkSignatures}.
     */
    static SignatureVerifier fastest() {
        return CorrettoSignatures.orJdk();
    }
}
