package org.tallystick.api;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import java.nio.file.Path;

/**
 * TLS from PEM files.
 *
 * @param certificates the node's certificate first, then those that lead to a root
 * @param privateKey its private key, PKCS #8, unencrypted
 */
public record TlsFiles(Path certificates, Path privateKey) {

    Tls load() {
        Keys keys = Keys.builder()
                .pem(pem -> pem.certChain(Resource.create(certificates)).key(Resource.create(privateKey)))
                .build();
        return Tls.builder()
                .privateKey(keys)
                .privateKeyCertChain(keys)
                .addEnabledProtocol("TLSv1.3")
                .addEnabledProtocol("TLSv1.2")
                .build();
    }
}
