package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tallystick.api.wire.Rates;

class TlsTest {
    private static final TlsFiles FILES =
            new TlsFiles(Path.of("src/test/resources/tls/certificates.pem"), Path.of("src/test/resources/tls/key.pem"));

    private static FrameFixture frame;

    @BeforeAll
    static void start() {
        frame = new FrameFixture(Rates.USUAL, FrameFixture.SHORT, Optional.of(FILES));
    }

    @AfterAll
    static void stop() {
        frame.close();
    }

    @Test
    void theCertificateInThePemFileIsShown() throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
            var answer = client.send(HttpRequest.newBuilder(uri()).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.body()).isEqualTo("open");
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }

    @Test
    void aClientThatDoesNotTrustItGoesAway() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() ->
                            client.send(HttpRequest.newBuilder(uri()).build(), HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aHandshakeThatDoesNotComeIsDropped() throws IOException {
        try (RawClient client = RawClient.connect(frame.server.port())) {
            assertThat(client.readToEnd(Duration.ofSeconds(8))).isEmpty();
        }
    }

    @Test
    void aHandshakeThatDripsIsDropped() throws IOException {
        try (RawClient client = RawClient.connect(frame.server.port())) {
            String record = "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u0000\u0003\u0003";

            assertThat(client.dripUntilClosed(record, Duration.ofMillis(50), Duration.ofSeconds(8)))
                    .isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void plainHttpIsNotSpokenThere() throws IOException {
        try (RawClient client = RawClient.connect(frame.server.port())) {
            client.send("GET /open HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(client.readToEnd(Duration.ofSeconds(8))).doesNotContain("open");
        }
    }

    private static URI uri() {
        return URI.create("https://localhost:" + frame.server.port() + "/open");
    }

    private static SSLContext trusting() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null);
        try (InputStream pem = Files.newInputStream(FILES.certificates())) {
            trusted.setCertificateEntry(
                    "node", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
