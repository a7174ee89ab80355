package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.api.NodeFixture.handle;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/** What happens is told as it happens, to those whom it concerns, from where they left off. */
class EventsTest {
    @TempDir
    Path folder;

    private NodeFixture node;
    private Person doctor;
    private Person patient;

    @BeforeEach
    void start() {
        node = new NodeFixture(folder, false);
        doctor = node.account(node.stMary, "d0c701", "steward");
        patient = node.account(node.stMary, "9a71e1", "subject");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void whatIsCommittedIsSeenWithinATenthOfASecond() throws Exception {
        try (Stream stream = open(doctor, "/v1/events?call=records", "")) {
            List<Long> delays = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                JsonObject done = enrol();
                long committed = System.nanoTime();
                assertThat(stream.next().integer("index")).isEqualTo(done.integer("index"));
                delays.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - committed));
            }
            Collections.sort(delays);
            assertThat(delays.get(10)).isLessThan(100);
        }
    }

    @Test
    void aStreamGoesOnWhereTheLastOneStopped() throws Exception {
        long first = enrol().integer("index");
        long second = enrol().integer("index");
        enrol();

        try (Stream stream = open(doctor, "/v1/events?call=records.enrol", String.valueOf(first))) {
            assertThat(stream.next().integer("index")).isEqualTo(second);
        }
        try (Stream stream = open(doctor, "/v1/events?after=0", "")) {
            assertThat(stream.next().integer("index")).isEqualTo(1);
            assertThat(stream.next().string("kind")).isEqualTo("header");
        }
    }

    @Test
    void aStreamCanBeginBeforeTheFirstEntry() throws Exception {
        for (Stream opened : List.of(open(doctor, "/v1/events", "-1"), open(doctor, "/v1/events?after=-1", ""))) {
            try (Stream stream = opened) {
                assertThat(stream.next().integer("index")).isZero();
            }
        }
        RequestTokenTest.refused(node.get(doctor, "/v1/events?after=-2"), 400, "bad-parameter");
    }

    @Test
    void subjectsHearOfWhatConcernsThemOnly() throws Exception {
        try (Stream stream = open(patient, "/v1/events", "")) {
            enrol();
            String own = handle();
            JsonObject bound = node.call(
                    doctor,
                    "records.enrol",
                    JsonObject.with("subject", own).with("account", patient.id().toString()),
                    JsonObject.with("name", "Ada").build());

            assertThat(stream.next().integer("index")).isEqualTo(bound.integer("index"));
        }
    }

    @Test
    void anAccountHasOnlySoManyStreamsAndGetsThemBack() throws Exception {
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            streams.add(open(doctor, "/v1/events", ""));
        }
        RequestTokenTest.refused(node.get(doctor, "/v1/events"), 429, "too-many-streams");
        for (Stream stream : streams) {
            stream.close();
        }
        // That a client is gone is noticed when something is written to it.
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (node.status(doctor, "/v1/events") == 429 && System.nanoTime() < deadline) {
            enrol();
        }
        assertThat(node.status(doctor, "/v1/events")).isEqualTo(200);
    }

    @Test
    void aSuspendedAccountHearsNoMore() throws Exception {
        try (Stream stream = open(doctor, "/v1/events?call=accounts", "")) {
            JsonObject args = JsonObject.with("account", doctor.id().toString()).build();
            NodeFixture.committed(node.submit(
                    NodeFixture.sign(node.stMary.admin(), "accounts.suspend", args, NodeFixture.jti()),
                    java.util.Optional.empty()));

            stream.awaitEnd();
        }
    }

    @Test
    @Tag("slow")
    void aSuspendedAccountIsNotToldTheRestOfHistory() throws Exception {
        node.registerMany(2_000);
        String target = "/v1/events?after=-1";
        try (RawClient slow = RawClient.connect(node.api.port())) {
            slow.send("GET " + target + " HTTP/1.1\r\nHost: node\r\nAuthorization: Bearer "
                    + doctor.token("GET", target) + "\r\n\r\n");
            assertThat(slow.readHead()).startsWith("HTTP/1.1 200 ");
            JsonObject args = JsonObject.with("account", doctor.id().toString()).build();
            NodeFixture.committed(node.submit(
                    NodeFixture.sign(node.stMary.admin(), "accounts.suspend", args, NodeFixture.jti()),
                    java.util.Optional.empty()));

            String told = slow.readToLastChunk(Duration.ofSeconds(20));
            assertThat(told).contains("id: 0\n").doesNotContain("\nid: " + (node.size() - 4) + "\n");
        }
    }

    @Test
    void streamsEndWhenTheNodeStops() throws Exception {
        try (Stream stream = open(doctor, "/v1/events", "")) {
            long begun = System.nanoTime();
            node.api.close();

            stream.awaitEnd();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private JsonObject enrol() {
        return node.call(
                doctor,
                "records.enrol",
                JsonObject.with("subject", handle()),
                JsonObject.with("name", "Eve").build());
    }

    private Stream open(Person person, String target, String lastEventId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.uri(target))
                .header("Authorization", "Bearer " + person.token("GET", target));
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> answer = node.http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        return new Stream(answer.body());
    }

    /** Reads events on a thread of its own. */
    private static final class Stream implements AutoCloseable {
        private static final String END = "end";

        private final InputStream in;
        private final BlockingQueue<String> data = new LinkedBlockingQueue<>();

        Stream(InputStream in) {
            this.in = in;
            Thread.startVirtualThread(this::read);
        }

        private void read() {
            try (var lines = new java.io.BufferedReader(new java.io.InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("data: ")) {
                        data.add(line.substring(6));
                    }
                }
            } catch (IOException e) {
                data.add(END);
                return;
            }
            data.add(END);
        }

        JsonObject next() throws InterruptedException {
            String text = String.valueOf(data.poll(10, TimeUnit.SECONDS));
            return Json.parseObject(Bytes.utf8(text)).orThrow();
        }

        void awaitEnd() throws InterruptedException {
            String text = data.poll(10, TimeUnit.SECONDS);
            while (text != null && !text.equals(END)) {
                text = data.poll(10, TimeUnit.SECONDS);
            }
            assertThat(text).isEqualTo(END);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
