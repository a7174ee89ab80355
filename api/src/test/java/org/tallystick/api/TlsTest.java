package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.api.wire.Rates;
import org.tallystick.sealing.tls.Authorities;
import org.tallystick.sealing.tls.Distrust;
import org.tallystick.sealing.tls.PemException;

class TlsTest {
    private static final Path FILES = Path.of("../sealing/src/test/resources/tls");
    private static final Path AUTHORITY = FILES.resolve("authority.pem");

    private static FrameFixture frame;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        frame = frame(files("node"));
    }

    @AfterAll
    static void stop() {
        frame.close();
    }

    @Test
    void theCertificateInThePemFileIsShown() throws Exception {
        try (HttpClient client = trusting(AUTHORITY)) {
            var answer = get(client, frame);

            assertThat(answer.body()).isEqualTo("open");
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }

    @Test
    void aClientThatDoesNotTrustItGoesAway() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> get(client, frame)).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stranger  | its certificate is from no authority that is believed here",
                "expired   | its certificate has expired (NotAfter: Sat Feb 01",
                "elsewhere | its certificate is for another name (No subject alternative",
            })
    void whoeverIsNotBelievedLearnsWhy(String name, String why) throws IOException {
        try (FrameFixture other = frame(files(name));
                HttpClient client = trusting(AUTHORITY)) {
            assertThatThrownBy(() -> get(client, other))
                    .satisfies(thrown ->
                            assertThat(Distrust.why(thrown).orElseThrow()).startsWith(why));
        }
    }

    @Test
    void whereTlsIsMissingOrNotExpectedIsToldApart() throws IOException {
        try (FrameFixture plain = new FrameFixture(Rates.USUAL, FrameFixture.SHORT);
                HttpClient client = trusting(AUTHORITY)) {
            assertThatThrownBy(() -> get(client, plain))
                    .satisfies(thrown ->
                            assertThat(Distrust.why(thrown).orElseThrow()).contains("does not speak TLS"));
            URI inTheClear = URI.create("http://localhost:" + frame.server.port() + "/open");
            assertThatThrownBy(() -> client.send(
                            HttpRequest.newBuilder(inTheClear).build(), HttpResponse.BodyHandlers.ofString()))
                    .satisfies(thrown ->
                            assertThat(Distrust.why(thrown).orElseThrow()).contains("does not speak plain HTTP"));
        }
    }

    @Test
    void aRenewedCertificateIsShownWithoutARestart() throws Exception {
        TlsFiles mine = new TlsFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        replace(mine, "node");
        try (FrameFixture other = frame(mine)) {
            assertThat(shownBy(other)).isEqualTo("CN=node");
            Files.writeString(mine.certificates(), "half written");
            Files.delete(mine.privateKey());
            assertThat(shownBy(other)).isEqualTo("CN=node");
            replace(mine, "renewed");
            awaitShown(other, "CN=renewed");
        }
    }

    @Test
    void filesThatDoNotBelongTogetherDoNotStart() {
        TlsFiles mixed = new TlsFiles(FILES.resolve("node.pem"), FILES.resolve("expired-key.pem"));
        assertThatThrownBy(() -> frame(mixed))
                .isInstanceOf(PemException.class)
                .hasMessageContaining("does not belong to the certificate");
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

    private static FrameFixture frame(TlsFiles files) {
        return new FrameFixture(Rates.USUAL, FrameFixture.SHORT, Optional.of(files));
    }

    private static TlsFiles files(String name) {
        return new TlsFiles(FILES.resolve(name + ".pem"), FILES.resolve(name + "-key.pem"));
    }

    private static void replace(TlsFiles mine, String name) throws IOException {
        Files.writeString(mine.certificates(), Files.readString(files(name).certificates()));
        Files.writeString(mine.privateKey(), Files.readString(files(name).privateKey()));
    }

    private static HttpClient trusting(Path authority) throws IOException {
        return HttpClient.newBuilder().sslContext(Authorities.of(authority)).build();
    }

    private static HttpResponse<String> get(HttpClient client, FrameFixture frame)
            throws IOException, InterruptedException {
        URI uri = URI.create("https://localhost:" + frame.server.port() + "/open");
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** By a client of its own: a session that is resumed shows the certificate it began with. */
    private static String shownBy(FrameFixture frame) throws Exception {
        try (HttpClient client = trusting(AUTHORITY)) {
            var session = get(client, frame).sslSession().orElseThrow();
            return ((X509Certificate) session.getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .toString();
        }
    }

    private static void awaitShown(FrameFixture frame, String name) throws Exception {
        Instant until = Instant.now().plusSeconds(30);
        while (!shownBy(frame).equals(name)) {
            assertThat(Instant.now()).as("still not shown").isBefore(until);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
