package org.tallystick.sealing.tls;

import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/** The private key in a PEM file: PKCS #8, not encrypted, since a node that starts by itself has nobody to ask. */
final class PemKey {
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");
    private static final String LABEL = "PRIVATE KEY";

    private PemKey() {}

    static PrivateKey of(Pem pem) {
        Path file = pem.file();
        Pem.Block block = pem.blocks().stream()
                .filter(one -> one.label().endsWith(LABEL))
                .findFirst()
                .orElseThrow(() -> new PemException(
                        file, "has no private key: name a PEM file with '-----BEGIN PRIVATE KEY-----'"));
        if (block.isEncrypted()) {
            throw new PemException(
                    file,
                    "is encrypted, and nobody could be asked for its passphrase: decrypt it with 'openssl pkcs8 -in "
                            + file.getFileName() + " -out key.pem', and let nobody else read that file");
        }
        if (!block.label().equals(LABEL)) {
            throw new PemException(
                    file,
                    "has a key in an older form (" + block.label() + "): convert it with 'openssl pkcs8 -topk8 "
                            + "-nocrypt -in " + file.getFileName() + " -out key.pem'");
        }
        return key(block)
                .orElseThrow(() -> new PemException(file, "has a private key that is neither EC, RSA nor EdDSA"));
    }

    private static Optional<PrivateKey> key(Pem.Block block) {
        return ALGORITHMS.stream()
                .flatMap(algorithm -> key(block, algorithm).stream())
                .findFirst();
    }

    private static Optional<PrivateKey> key(Pem.Block block, String algorithm) {
        try {
            PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(block.bytes());
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
