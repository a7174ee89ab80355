package org.tallystick.api;

import io.helidon.common.tls.Tls;
import java.io.IOException;
import java.nio.file.Path;
import org.tallystick.sealing.tls.NodeCertificate;

/**
 * TLS from PEM files.
 *
 * @param certificates the node's certificate first, then those that lead to a root
 * @param privateKey its private key, PKCS #8, unencrypted
 */
public record TlsFiles(Path certificates, Path privateKey) {

    /** @throws org.tallystick.sealing.tls.PemException if the files are not as needed, or do not belong together */
    NodeCertificate read() throws IOException {
        return NodeCertificate.read(certificates, privateKey);
    }

    static Tls tls(NodeCertificate certificate) {
        return Tls.builder()
                .privateKey(certificate.key())
                .privateKeyCertChain(certificate.chain())
                .addEnabledProtocol("TLSv1.3")
                .addEnabledProtocol("TLSv1.2")
                .build();
    }
}
