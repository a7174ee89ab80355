package org.tallystick.formats.keys;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.security.Signature;

/**
 * Ed25519 by Amazon Corretto Crypto Provider (AWS-LC), named explicitly and never installed for others; about 30,000
 * verifications a second on a core. ML-DSA stays with the JDK.
 */
public final class CorrettoSignatures implements SignatureVerifier {
    private final JdkSignatures jdk = new JdkSignatures();
    private final Provider provider;
    private final SignaturePool ed25519;

    /** @throws RuntimeException if the native library does not load or fails its self-tests */
    public CorrettoSignatures() {
        AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
        this.provider = AmazonCorrettoCryptoProvider.INSTANCE;
        this.ed25519 = new SignaturePool(() -> Signature.getInstance("Ed25519", provider));
    }

    /** This one if it runs here, else the JDK's under a name that says why. */
    static SignatureVerifier orJdk() {
        try {
            return new CorrettoSignatures();
        } catch (RuntimeException | LinkageError e) {
            return new JdkSignatures(
                    "JDK, slow: Amazon Corretto Crypto Provider does not run here (" + e.getMessage() + ")");
        }
    }

    @Override
    public String name() {
        return "Amazon Corretto Crypto Provider " + provider.getVersionStr();
    }

    @Override
    public PreparedKey prepare(PublicKey key) {
        return switch (key.algorithm()) {
            case ED25519 -> new ProviderKey(key, JdkKeys.decode(key), ed25519);
            case ML_DSA_44 -> jdk.prepare(key);
        };
    }

    /** The same key, signing sixty times faster if it is one for Ed25519. */
    @Override
    public PrivateKey accelerate(PrivateKey key) {
        return switch (key.algorithm()) {
            case ED25519 -> key.through(provider);
            case ML_DSA_44 -> key;
        };
    }
}
