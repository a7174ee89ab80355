package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.api.RequestTokenTest.refused;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.api.wire.Patience;
import org.tallystick.api.wire.Rates;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;

/** Requests are read strictly, and what is wrong with them is said in a problem document. */
class StrictRequestTest {
    private static FrameFixture frame;
    private static Person doctor;

    @BeforeAll
    static void start() {
        frame = new FrameFixture(Rates.USUAL, Patience.USUAL);
        doctor = frame.account("a7f3c2", "doctor");
    }

    @AfterAll
    static void stop() {
        frame.close();
    }

    static Stream<Arguments> brokenHttp() {
        String host = "Host: x\r\n";
        String chunked = "Transfer-Encoding: chunked\r\n";
        String json = "Content-Type: application/json\r\n";
        return Stream.of(
                Arguments.of("garbage\r\n\r\n", 400, "bad-request"),
                Arguments.of("GET /open HTTP/1.0\r\n\r\n", 505, "http-version"),
                Arguments.of("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, "bad-request"),
                Arguments.of("GET /open HTTP/1.1\r\n\r\n", 400, "bad-request"),
                Arguments.of("GET /open HTTP/1.1\r\n" + host + "a b: c\r\n\r\n", 400, "bad-request"),
                Arguments.of("GET /open HTTP/1.1\nHost: x\n\n", 400, "bad-request"),
                Arguments.of("GET /" + "a".repeat(5000) + " HTTP/1.1\r\n" + host + "\r\n", 414, "target-too-long"),
                Arguments.of(
                        "GET /open HTTP/1.1\r\n" + host + ("b: " + "c".repeat(1000) + "\r\n").repeat(20) + "\r\n",
                        431,
                        "headers-too-large"),
                Arguments.of(
                        "POST /document HTTP/1.1\r\n" + host + json + chunked + "\r\n7fffffff\r\n{",
                        411,
                        "length-required"),
                Arguments.of(
                        "POST /document HTTP/1.1\r\n" + host + json + chunked + "Content-Length: 2\r\n\r\n{}",
                        400,
                        "bad-request"),
                Arguments.of(
                        "POST /document HTTP/1.1\r\n" + host + json
                                + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                        400,
                        "bad-request"),
                Arguments.of(
                        "POST /document HTTP/1.1\r\n" + host + json + "Content-Length: -1\r\n\r\n", 400, "bad-request"),
                Arguments.of(
                        "POST /document HTTP/1.1\r\n" + host + json
                                + "Content-Length: 2\r\nContent-Encoding: gzip\r\n\r\n{}",
                        400,
                        "bad-request"),
                Arguments.of(
                        "POST /document HTTP/1.1\r\n" + host + json + "Content-Length: 99999999999\r\n\r\n",
                        413,
                        "too-large"),
                Arguments.of(
                        "POST /document HTTP/1.1\r\n" + host + json + "Content-Length: 70000\r\n\r\n",
                        413,
                        "too-large"));
    }

    @ParameterizedTest
    @MethodSource("brokenHttp")
    void brokenHttpGetsAProblemAndTheConnectionIsClosed(String request, int status, String code) throws IOException {
        try (RawClient client = RawClient.connect(frame.server.port())) {
            String answer = client.send(request).readToEnd(Duration.ofSeconds(12));

            assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"code\":\"" + code + "\"");
            assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
        }
    }

    static Stream<Arguments> brokenBodies() {
        return Stream.of(
                Arguments.of("", "bad-body"),
                Arguments.of("{", "json-syntax"),
                Arguments.of("[]", "json-not-an-object"),
                Arguments.of("{\"a\":1,\"a\":2}", "json-duplicate-name"),
                Arguments.of("{\"a\":1.5}", "json-not-an-integer"),
                Arguments.of("{\"a\":9007199254740993}", "json-integer-too-large"),
                Arguments.of("{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}", "json-too-deep"),
                Arguments.of("{\"a\":[" + "{},".repeat(10_000) + "what never comes to be read", "json-too-many-values"),
                Arguments.of("{} x", "json-trailing-bytes"),
                Arguments.of("{\"a\":\"\\ud800\"}", "json-lone-surrogate"));
    }

    @ParameterizedTest
    @MethodSource("brokenBodies")
    void brokenDocumentsAreRefusedByTheRuleTheyBreak(String body, String fault) {
        var answer = document(body, "application/json");

        refused(answer, 400, "bad-body");
        assertThat(answer.body()).contains(fault);
    }

    @Test
    void documentsAreJsonAndSaySo() {
        assertThat(document("{\"b\":1,\"a\":2}", "application/json").body()).isEqualTo("{\"a\":2,\"b\":1}");
        assertThat(document("{}", "application/json; charset=utf-8").statusCode())
                .isEqualTo(200);
        refused(document("{}", "text/plain"), 415, "unsupported-media-type");
        refused(document("{}", "application/jsonx"), 415, "unsupported-media-type");
        refused(document("{}", ";"), 415, "unsupported-media-type");
    }

    @Test
    void parametersAreKnownAndStandOnce() {
        refused(known("?b=1"), 400, "unknown-parameter");
        refused(known("?a=1&a=1"), 400, "unknown-parameter");
        refused(known("?a=%ff"), 400, "bad-parameter");
        refused(known("?limit=0"), 400, "bad-parameter");
        refused(known("?limit=201"), 400, "bad-parameter");
        refused(known("?limit=1e2"), 400, "bad-parameter");
        refused(known("?limit=99999999999999999999"), 400, "bad-parameter");
        assertThat(known("?limit=200&a=").statusCode()).isEqualTo(200);
    }

    @Test
    void percentSignsHaveTwoDigitsAfterThem() throws IOException {
        try (RawClient client = RawClient.connect(frame.server.port())) {
            String target = "/known/x?a=%zz";
            client.send("GET " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + doctor.token("GET", target)
                    + "\r\n\r\n");

            assertThat(client.readResponse()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void aCursorLeadsOnInItsOwnListOnly() {
        String next =
                Json.parseObject(Bytes.utf8(known("?a=1").body())).orThrow().string("next");

        assertThat(known("?a=1&limit=3&cursor=" + next).body()).contains("\"after\":\"7\"");
        refused(known("?a=2&cursor=" + next), 400, "bad-cursor");
        refused(known("?a=1&cursor=" + next.substring(1)), 400, "bad-cursor");
        refused(known("?a=1&cursor="), 400, "bad-cursor");
        refused(known("?a=1&cursor=7"), 400, "bad-cursor");
    }

    @Test
    void whatIsNotThereIsAProblemToo() {
        refused(frame.get("/nowhere"), 404, "unknown-path");
        refused(frame.get("/open/../nowhere"), 404, "unknown-path");
        refused(frame.get("/%6fpen%2f"), 404, "unknown-path");
        var answer = frame.send(HttpRequest.newBuilder(frame.uri("/open")).DELETE());
        refused(answer, 405, "method-not-allowed");
        assertThat(answer.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void whatFailsInsideStaysInside() {
        var answer = frame.get("/fails");

        refused(answer, 500, "internal");
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void theLogSaysWhatFailedAndWhereButNotWhatCameIn() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger("org.tallystick.api");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage() + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            frame.get("/fails");
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(String.join("", logged))
                .contains("GET /fails: java.lang.IllegalStateException\n    at org.tallystick.api.FrameFixture")
                .doesNotContain("secret-in-exception");
    }

    @Test
    void anAnswerThatBreaksOffLooksBroken() {
        assertThatThrownBy(() -> frame.get("/broken")).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void requestsOnOneConnectionAreAnsweredInOrder() throws IOException {
        try (RawClient client = RawClient.connect(frame.server.port())) {
            for (String path : List.of("/open", "/nowhere", "/open")) {
                client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
            }

            assertThat(client.readResponse()).startsWith("HTTP/1.1 200");
            assertThat(client.readResponse()).startsWith("HTTP/1.1 404");
            assertThat(client.readResponse()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void anUploadThatWillBeRefusedNeedNotBeSent() throws IOException {
        try (RawClient client = RawClient.connect(frame.server.port())) {
            client.send(uploadOf(1_000_000)).send("\r\n");

            assertThat(client.readResponse()).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void anUploadThatMayComeIsAskedFor() throws IOException {
        byte[] body = "payload".getBytes(StandardCharsets.UTF_8);
        try (RawClient client = RawClient.connect(frame.server.port())) {
            client.send(uploadOf(7))
                    .send("Authorization: Bearer " + doctor.token("POST", "/upload", body) + "\r\n\r\n");

            assertThat(client.readResponse()).startsWith("HTTP/1.1 100");
            assertThat(client.send("payload").readResponse()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void oneAddressHasOnlySoManyRequestsASecond() {
        try (FrameFixture slow = new FrameFixture(new Rates(100, 10, 5, 1 << 20), Patience.USUAL)) {
            HttpResponse<String> last = slow.get("/open");
            for (int i = 0; i < 10; i++) {
                last = slow.get("/open");
            }
            refused(last, 429, "rate-limited");
            assertThat(last.headers().firstValue("Retry-After")).contains("1");
        }
    }

    @Test
    void metricsTellEndpointsApartButNotWhoAskedForWhat() throws IOException {
        known("?a=marked-secret");

        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, frame.registry.scrape());
        assertThat(text.toString(StandardCharsets.UTF_8))
                .contains("tally_http_requests_total{endpoint=\"/known/{what}\",method=\"GET\",status=\"200\"}")
                .doesNotContain("marked-secret", "a7f3c2", "known/x", "127.0.0.1");
    }

    private static String uploadOf(int size) {
        return "POST /upload HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: " + size
                + "\r\nContent-Type: application/octet-stream\r\n";
    }

    private static HttpResponse<String> known(String query) {
        return frame.get("/known/x" + query, doctor.token("GET", "/known/x" + query));
    }

    private static HttpResponse<String> document(String body, String mediaType) {
        return frame.send(HttpRequest.newBuilder(frame.uri("/document"))
                .header("Content-Type", mediaType)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
