package org.tallystick.sealing.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * How a node proves itself.
 *
 * @param chain its certificate first, then those that lead to an authority
 * @param key the private key of the first
 */
public record NodeCertificate(List<X509Certificate> chain, PrivateKey key) {
    private static final byte[] PROBE = {'p', 'r', 'o', 'b', 'e'};

    public NodeCertificate {
        chain = List.copyOf(chain);
    }

    /**
     * Reads it.
     *
     * @throws PemException if the files are not as needed, or do not belong together
     */
    public static NodeCertificate read(Path certificates, Path privateKey) throws IOException {
        List<X509Certificate> chain = Pem.read(certificates).certificates();
        PrivateKey key = PemKey.of(Pem.read(privateKey));
        if (!belongs(key, chain.getFirst())) {
            throw new PemException(
                    privateKey,
                    chain.stream().anyMatch(one -> belongs(key, one))
                            ? "belongs to a certificate that is not the first in " + certificates + ": put it first"
                            : "does not belong to the certificate in " + certificates + ": name the key that it was"
                                    + " issued for");
        }
        return new NodeCertificate(chain, key);
    }

    /** When the first of its certificates is over. */
    public Instant until() {
        return chain.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static boolean belongs(PrivateKey key, X509Certificate certificate) {
        PublicKey other = certificate.getPublicKey();
        if (!key.getAlgorithm().equals(other.getAlgorithm())) {
            return false;
        }
        try {
            Signature signing = Signature.getInstance(algorithm(key));
            signing.initSign(key);
            signing.update(PROBE);
            Signature verifying = Signature.getInstance(algorithm(key));
            verifying.initVerify(other);
            verifying.update(PROBE);
            return verifying.verify(signing.sign());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
    }

    @Override
    public String toString() {
        return "the certificate of " + chain.getFirst().getSubjectX500Principal();
    }
}
