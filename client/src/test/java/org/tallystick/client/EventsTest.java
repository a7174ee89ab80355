package org.tallystick.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.tx.TokenSigner;

/** Entries from a stream that breaks, or on which nothing comes. */
@Timeout(20)
class EventsTest {
    private static final Identity IVO = Someone.withKeys();

    @Test
    void aStreamThatBreaksIsTakenUpAfterTheLastEntryThatCame() throws IOException {
        try (ScriptedNode node = new ScriptedNode(streams(0, 1), streams(2));
                Connection ivo = Tally.connect(node.address(), IVO);
                Events events = ivo.events(-1)) {
            for (int index = 0; index < 3; index++) {
                assertThat(events.next().integer("index")).isEqualTo(index);
            }
            assertThat(node.asked().stream().map(asked -> asked.headers().getFirst("Last-Event-ID")))
                    .containsExactly("-1", "1");
        }
    }

    @Test
    void aStreamThatIsGivenUpIsClosed() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedNode node = new ScriptedNode(exchange -> speaksUntilNobodyListens(exchange, hungUp), streams(1));
                Connection ivo = Tally.connect(node.address(), IVO);
                Events events = ivo.events(-1)) {
            assertThat(events.next(() -> asked.incrementAndGet() == 1)
                            .orElseThrow()
                            .integer("index"))
                    .isEqualTo(1);
            assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void speaksUntilNobodyListens(HttpExchange exchange, CountDownLatch hungUp) {
        try {
            heartbeats(exchange);
        } catch (IOException nobodyListens) {
            hungUp.countDown();
        }
    }

    @Test
    void nobodyWaitsForAnEntryLongerThanTheyMeantTo() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        try (ScriptedNode node = new ScriptedNode(EventsTest::heartbeats);
                Connection ivo = Tally.connect(node.address(), IVO);
                Events events = ivo.events(-1)) {
            assertThat(events.next(() -> looks.incrementAndGet() > 3)).isEmpty();
        }
    }

    @Test
    void aStreamThatFallsSilentIsTakenUpAgain() throws IOException {
        try (ScriptedNode node = new ScriptedNode(ScriptedNode.fallsSilentAfter(streams(0)), streams(1));
                HttpClient http = HttpClient.newHttpClient();
                Events events = new Events(impatient(http, node), -1)) {
            assertThat(events.next().integer("index")).isZero();
            assertThat(events.next().integer("index")).isEqualTo(1);
        }
    }

    @Test
    void whereNobodySpeaksAnyMoreTheNodeIsUnreachable() throws IOException {
        try (ScriptedNode node = new ScriptedNode(ScriptedNode.fallsSilentAfter(streams(0)), ScriptedNode.isSilent());
                HttpClient http = HttpClient.newHttpClient();
                Events events = new Events(impatient(http, node), -1)) {
            assertThat(events.next().integer("index")).isZero();
            assertThatThrownBy(events::next).isInstanceOf(UnreachableException.class);
        }
    }

    private static NodeHttp impatient(HttpClient http, ScriptedNode node) {
        Source source = Source.system();
        return new NodeHttp(
                new Wire(http, node.address(), source, new Wire.Limits(1_000, Duration.ofMillis(300))),
                new NodeId(IVO.network(), IVO.account().member()),
                new TokenSigner(IVO.account(), IVO.signing()),
                source);
    }

    private static ScriptedNode.Answer streams(int... indexes) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int index : indexes) {
                say(exchange, "id: " + index + "\ndata: {\"index\":" + index + "}\n\n");
            }
        };
    }

    /** Says that it is there, and nothing else. */
    private static void heartbeats(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        while (!Thread.currentThread().isInterrupted()) {
            say(exchange, ":\n\n");
        }
    }

    private static void say(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }
}
