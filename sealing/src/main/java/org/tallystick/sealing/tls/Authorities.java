package org.tallystick.sealing.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whose certificates are believed, for networks that do not use the system's authorities. Only those in the file are: a network
 * with authorities of its own should not have to believe all others as well.
 */
public final class Authorities {
    private Authorities() {}

    /**
     * What connects to nodes whose certificates these authorities have issued.
     *
     * @param pem their certificates, or single nodes' own
     * @throws PemException if there is none in the file
     */
    public static SSLContext of(Path pem) throws IOException {
        List<X509Certificate> certificates = Pem.read(pem).certificates();
        try {
            KeyStore believed = KeyStore.getInstance("PKCS12");
            believed.load(null, null);
            for (int i = 0; i < certificates.size(); i++) {
                believed.setCertificateEntry(String.valueOf(i), certificates.get(i));
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(believed);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS and PKCS #12", e);
        }
    }
}
