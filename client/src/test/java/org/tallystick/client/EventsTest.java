package org.tallystick.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
    void nobodyWaitsForAnEntryLongerThanTheyMeantTo() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        try (ScriptedNode node = new ScriptedNode(EventsTest::heartbeats);
                Connection ivo = Tally.connect(node.address(), IVO);
                Events events = ivo.events(-1)) {
            assertThat(events.next(() -> looks.incrementAndGet() > 3)).isEmpty();
        }
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
