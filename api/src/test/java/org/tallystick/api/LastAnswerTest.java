package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.api.wire.Patience;
import org.tallystick.api.wire.Rates;

/** Where a connection ends, and that nothing behind its last request is taken for another one. */
class LastAnswerTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    /** What a smuggler fills a body with: 32 bytes, so that whatever is left over begins with one. */
    private static final String REQUEST = "GET /inner HTTP/1.1\r\nHost: x\r\n\r\n";

    private static FrameFixture frame;

    @BeforeAll
    static void start() {
        frame = new FrameFixture(Rates.USUAL, Patience.USUAL);
    }

    @AfterAll
    static void stop() {
        frame.close();
    }

    static Stream<Arguments> refusedBeforeTheirBodyIsRead() {
        return Stream.of(
                Arguments.of("POST /upload", "application/octet-stream", 401),
                Arguments.of("POST /document", "application/json", 413),
                Arguments.of("POST /document", "text/plain", 413),
                Arguments.of("POST /open", "text/plain", 405),
                Arguments.of("POST /nowhere", "text/plain", 404),
                Arguments.of("GET /open", "text/plain", 400));
    }

    @ParameterizedTest
    @MethodSource("refusedBeforeTheirBodyIsRead")
    void aBodyThatNobodyReadsIsNeverReadAsRequests(String request, String type, int status) throws IOException {
        String answers = answers(request, type, 2 << 20);

        assertThat(answers).startsWith("HTTP/1.1 " + status).containsOnlyOnce("HTTP/1.1");
    }

    @ParameterizedTest
    @MethodSource("refusedBeforeTheirBodyIsRead")
    void whoSendsSomewhatTooMuchStillReadsTheAnswer(String request, String type, int status) throws IOException {
        String answers = answers(request, type, 100_000);

        assertThat(answers)
                .startsWith("HTTP/1.1 " + status)
                .containsOnlyOnce("HTTP/1.1")
                .endsWith("}");
    }

    @Test
    void nobodyAsksForABodyThatWasRefused() throws IOException {
        try (RawClient client = connect()) {
            client.send(String.join(
                    "\r\n",
                    "POST /upload HTTP/1.1",
                    "Host: x",
                    "Content-Type: application/octet-stream",
                    "Expect: 100-continue",
                    "Content-Length: 100000",
                    "",
                    ""));

            assertThat(client.readToEnd(SOON)).startsWith("HTTP/1.1 401").containsOnlyOnce("HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection: close", "connection: Close", "Connection: x, close"})
    void whoAsksForOneAnswerGetsItAndTheEnd(String header) throws IOException {
        for (String path : List.of("/open", "/chunks", "/nowhere")) {
            try (RawClient client = connect()) {
                client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n" + REQUEST);

                assertThat(client.readToEnd(SOON))
                        .containsOnlyOnce("HTTP/1.1")
                        .containsIgnoringCase("\r\nConnection: close\r\n")
                        .containsPattern("(open|chunks\r\n0\r\n\r\n|})$");
            }
        }
    }

    @Test
    void theAnswerToHeadHasNoBodySoThatTheNextIsFound() throws IOException {
        for (String path : List.of("/open", "/nowhere", "/document")) {
            try (RawClient client = connect()) {
                client.send("HEAD " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
                client.send("GET /open HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

                assertThat(client.readHead()).startsWith("HTTP/1.1 40").containsIgnoringCase("Content-Length: ");
                assertThat(client.readToEnd(SOON)).startsWith("HTTP/1.1 200").endsWith("open");
            }
        }
    }

    @Test
    void norHasTheAnswerToAHeadThatBreaksHttp() throws IOException {
        try (RawClient client = connect()) {
            client.send("HEAD /open HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n");

            assertThat(client.readToEnd(SOON)).startsWith("HTTP/1.1 400").endsWith("\r\n\r\n");
        }
    }

    @Test
    void aDocumentThatIsRefusedMidwayIsAnsweredBeforeMoreOfItComesAndReadOnForAMoment() throws IOException {
        int length = 60_000;
        int sent = 16 << 10;
        try (FrameFixture full = new FrameFixture(new Rates(100, 10, 1_000, 1_024), Patience.USUAL);
                RawClient client = RawClient.connect(full.server.port())) {
            client.send("POST /document HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                    + length + "\r\n\r\n" + " ".repeat(sent));
            assertThat(client.readHead()).startsWith("HTTP/1.1 503");

            client.send(" ".repeat(length - sent - 1)).send(" ");
            assertThat(client.readToEnd(SOON)).startsWith("{").endsWith("}");
        }
    }

    @Test
    void aDocumentThatWasReadLeavesTheConnectionToTheNextRequest() throws IOException {
        try (RawClient client = connect()) {
            for (String document : List.of("{}", "{\"a\":\"" + "b".repeat(30_000) + "\"}", "[]")) {
                client.send("POST /document HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                        + document.length() + "\r\n\r\n" + document);

                assertThat(client.readResponse()).startsWith("HTTP/1.1 ").doesNotContain("Connection: close");
            }
        }
    }

    /** All that comes back until the connection is closed. */
    private static String answers(String request, String type, int length) throws IOException {
        try (RawClient client = connect()) {
            try {
                client.send(request + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\nContent-Length: " + length
                        + "\r\n\r\n");
                client.send(REQUEST.repeat(length / REQUEST.length()) + " ".repeat(length % REQUEST.length()));
            } catch (SocketException closed) {
                assertThat(length).as("bytes that can be sent").isGreaterThan(1 << 20);
            }
            return client.readToEnd(SOON);
        }
    }

    private static RawClient connect() throws IOException {
        return RawClient.connect(frame.server.port());
    }
}
