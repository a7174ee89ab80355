package org.tallystick.formats.keys;

import java.security.Signature;

/** Signatures by the JDK's own providers: everywhere, at once, about 2,000 Ed25519 verifications a second on a core. */
public final class JdkSignatures implements SignatureVerifier {
    private final SignaturePool ed25519 = pool(Algorithm.ED25519);
    private final SignaturePool mlDsa44 = pool(Algorithm.ML_DSA_44);
    private final String name;

    public JdkSignatures() {
        this("JDK");
    }

    JdkSignatures(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public PreparedKey prepare(PublicKey key) {
        SignaturePool pool = switch (key.algorithm()) {
            case ED25519 -> ed25519;
            case ML_DSA_44 -> mlDsa44;
        };
        return new ProviderKey(key, JdkKeys.decode(key), pool);
    }

    private static SignaturePool pool(Algorithm algorithm) {
        return new SignaturePool(() -> Signature.getInstance(algorithm.joseName(), JdkKeys.provider(algorithm)));
    }
}
