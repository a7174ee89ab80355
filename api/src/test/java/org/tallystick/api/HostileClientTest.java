package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tallystick.api.wire.Patience;
import org.tallystick.api.wire.Rates;

/** Clients that take their time, or everything: they are dropped, and nobody else notices. */
class HostileClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration OFTEN = Duration.ofMillis(50);

    /** What takes all the room of one address. */
    private static final int LARGE = 64 << 10;

    private static final Rates RATES = new Rates(200, 40, 100_000, 2 * LARGE);
    private static final String HERE = "127.0.0.1";

    private static FrameFixture frame;

    @BeforeAll
    static void start() {
        frame = new FrameFixture(RATES, FrameFixture.SHORT);
    }

    @AfterAll
    static void stop() {
        frame.close();
    }

    @Test
    void aClientThatSaysNothingIsDropped() throws IOException {
        try (RawClient client = connect()) {
            assertThat(client.readToEnd(PATIENCE)).isEmpty();
        }
    }

    @Test
    void headersThatDripAreDropped() throws IOException {
        try (RawClient client = connect()) {
            client.send("GET /open HTTP/1.1\r\nHost: x\r\n");

            assertThat(client.dripUntilClosed("a: b\r\n", OFTEN, PATIENCE)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void aConnectionThatIsNotUsedAgainIsDropped() throws IOException {
        try (RawClient client = connect()) {
            client.send("GET /open HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(client.readToEnd(PATIENCE)).startsWith("HTTP/1.1 200").endsWith("open");
        }
    }

    @Test
    void theNextRequestOnAConnectionIsWatchedLikeTheFirst() throws IOException {
        try (RawClient client = connect()) {
            client.send("GET /open HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.readResponse()).endsWith("open");
            client.send("GET /open HTTP/1.1\r\n");

            assertThat(client.dripUntilClosed("a: b\r\n", OFTEN, PATIENCE)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void aBodyThatStopsIsDropped() throws IOException {
        try (RawClient client = connect()) {
            client.send(documentOf(100)).send("{\"a\":");

            assertThat(client.readToEnd(PATIENCE)).isEmpty();
        }
    }

    @Test
    void aDocumentThatDripsIsRefused() throws IOException {
        try (RawClient client = connect()) {
            client.send(documentOf(60_000));

            assertThat(client.dripUntilClosed(" ", OFTEN, PATIENCE)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void anUploadThatDripsIsDropped() throws IOException {
        var doctor = frame.account("a7f3c2", "doctor");
        try (RawClient client = connect()) {
            client.send("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n"
                    + "Content-Type: application/octet-stream\r\nAuthorization: Bearer "
                    + doctor.token("POST", "/upload", new byte[1]) + "\r\n\r\n");

            assertThat(client.dripUntilClosed(" ", OFTEN, PATIENCE)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void anAnswerThatIsNotReadIsGivenUp() throws Exception {
        try (RawClient client = connect()) {
            client.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(frame.streamBroken.await(8, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void oneAddressHasOnlySoManyConnectionsAndOthersHaveTheirs() throws IOException {
        List<RawClient> crowd = new ArrayList<>();
        try (FrameFixture patient = new FrameFixture(RATES, Patience.USUAL)) {
            for (int i = 0; i < 40; i++) {
                crowd.add(RawClient.connect("127.0.0.66", patient.server.port()));
            }
            try (RawClient oneTooMany = RawClient.connect("127.0.0.66", patient.server.port())) {
                assertThat(oneTooMany.isClosed(PATIENCE)).isTrue();
            }
            assertThat(patient.get("/open").body()).isEqualTo("open");
        } finally {
            closeAll(crowd);
        }
    }

    @Test
    void aCrowdThatDripsDoesNotSlowOthersDown() throws IOException {
        List<RawClient> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < 120; i++) {
                crowd.add(RawClient.connect("127.0.1." + (i / 40 + 1), frame.server.port())
                        .send("GET /open HTTP/1.1\r\nHost: x\r\na: b"));
            }
            long begun = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                assertThat(frame.get("/open").statusCode()).isEqualTo(200);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        } finally {
            closeAll(crowd);
        }
    }

    @Test
    void aClientThatGoesAwayMidwayLeavesNothingBehind() throws IOException {
        for (int i = 0; i < 60; i++) {
            try (RawClient client = connect()) {
                client.send(documentOf(1000)).send("{");
            }
        }
        assertThat(frame.get("/open").statusCode()).isEqualTo(200);
    }

    @Test
    void documentsThatAreOnlyAnnouncedTakeNoRoom() throws IOException {
        List<RawClient> crowd = new ArrayList<>();
        try (FrameFixture patient = patient()) {
            for (int i = 1; i <= 30; i++) {
                crowd.add(
                        RawClient.connect("127.0.1." + i, patient.server.port()).send(documentOf(LARGE)));
            }
            assertThat(answer(HERE, LARGE, patient)).startsWith("HTTP/1.1 200");
            closeAll(crowd);
        }
    }

    @Test
    void documentsOfAllClientsHaveABoundedRoomAndSmallOnesComeThrough() throws IOException {
        try (FrameFixture patient = patient();
                RawClient one = almost(LARGE, "127.0.0.66", patient);
                RawClient other = almost(LARGE, "127.0.0.67", patient)) {
            assertThat(answerOnce("HTTP/1.1 503", HERE, patient)).contains("Retry-After: 1", "\"code\":\"busy\"");
            assertThat(answer(HERE, 16 << 10, patient)).startsWith("HTTP/1.1 200");

            one.send(" ");
            other.hangUp();
            answerOnce("HTTP/1.1 200", HERE, patient);
            assertThat(one.readResponse()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void oneAddressLeavesHalfOfTheRoomToOthers() throws IOException {
        String greedy = "127.0.0.66";
        try (FrameFixture patient = patient();
                RawClient first = almost(LARGE, greedy, patient)) {
            answerOnce("HTTP/1.1 503", greedy, patient);
            assertThat(answer(HERE, LARGE, patient)).startsWith("HTTP/1.1 200");
            first.hangUp();
        }
    }

    @Test
    void whatIsLeftOfABodyThatWasRefusedIsNoRequest() throws IOException {
        try (FrameFixture full = new FrameFixture(new Rates(200, 40, 100_000, 1_024), Patience.USUAL);
                RawClient client = RawClient.connect(HERE, full.server.port())) {
            client.send(documentOf(LARGE))
                    .send(" ".repeat(40_000))
                    .send("\r\n\r\nGET /open HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(client.readToEnd(PATIENCE)).startsWith("HTTP/1.1 503").containsOnlyOnce("HTTP/1.1");
        }
    }

    private static FrameFixture patient() {
        return new FrameFixture(RATES, Patience.USUAL);
    }

    /** A client whose document lacks its last byte. */
    private static RawClient almost(int length, String from, FrameFixture frame) throws IOException {
        return RawClient.connect(from, frame.server.port())
                .send(documentOf(length))
                .send("{}" + " ".repeat(length - 3));
    }

    private static String answer(String from, int length, FrameFixture frame) throws IOException {
        try (RawClient client = almost(length, from, frame)) {
            return client.send(" ").readResponse();
        }
    }

    /** Asks with a large document until it is answered like this. */
    private static String answerOnce(String begin, String from, FrameFixture frame) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String answer = answer(from, LARGE, frame);
        while (!answer.startsWith(begin) && System.nanoTime() < end) {
            answer = answer(from, LARGE, frame);
        }
        assertThat(answer).startsWith(begin);
        return answer;
    }

    private static String documentOf(int length) {
        return "POST /document HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\n\r\n";
    }

    private static RawClient connect() throws IOException {
        return RawClient.connect(frame.server.port());
    }

    private static void closeAll(List<RawClient> clients) throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
    }
}
