package org.tallystick.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers of bounded length, from nodes that may fall silent. */
@Timeout(60)
class WireTest {
    private static final Duration MOMENT = Duration.ofMillis(300);

    @Test
    void aNodeThatTakesARequestAndSaysNothingIsAskedTwice() throws IOException {
        try (ScriptedNode node = new ScriptedNode(ScriptedNode.isSilent());
                HttpClient http = HttpClient.newHttpClient()) {
            Wire wire = new Wire(http, node.address(), Source.system(), new Wire.Limits(1_000, MOMENT));
            assertThatThrownBy(() -> wire.bytes("/", () -> wire.plain("/").GET()))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("it took too long");
            assertThatThrownBy(() -> wire.stream("/", () -> wire.plain("/").GET()))
                    .isInstanceOf(UnreachableException.class);
            assertThat(node.asked()).hasSize(4);
        }
    }

    @Test
    void aNodeThatIsBackAfterItsSilenceIsHeard() throws IOException {
        try (ScriptedNode node = new ScriptedNode(ScriptedNode.isSilent(), ScriptedNode.says(200, "{}"));
                HttpClient http = HttpClient.newHttpClient()) {
            Wire wire = new Wire(http, node.address(), Source.system(), new Wire.Limits(1_000, MOMENT));
            assertThat(wire.bytes("/", () -> wire.plain("/").GET()).text()).isEqualTo("{}");
        }
    }

    @Test
    void aStreamThatFallsSilentBreaksOff() throws IOException {
        try (ScriptedNode node = new ScriptedNode(ScriptedNode.fallsSilentAfter(WireTest::beginning));
                HttpClient http = HttpClient.newHttpClient()) {
            Wire wire = new Wire(http, node.address(), Source.system(), new Wire.Limits(1_000, MOMENT));
            try (InputStream in = wire.stream("/", () -> wire.plain("/").GET()).body()) {
                assertThat(new String(in.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("begun");
                assertThatThrownBy(in::read).isInstanceOf(HttpTimeoutException.class);
            }
        }
    }

    @Test
    void anUploadThatNobodyTakesIsGivenUp() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + deaf.getLocalPort());
            Wire wire = new Wire(http, address, Source.system(), new Wire.Limits(1_000, MOMENT));
            AtomicLong sent = new AtomicLong();
            BodyPublisher endless = BodyPublishers.ofInputStream(() -> new InputStream() {
                @Override
                public int read() {
                    return (int) (sent.incrementAndGet() & 1);
                }

                @Override
                public int read(byte[] into, int from, int count) {
                    sent.addAndGet(count);
                    return count;
                }
            });
            assertThatThrownBy(() -> wire.bytes("/", () -> wire.plain("/").POST(endless), sent::get))
                    .isInstanceOf(UnreachableException.class);
            assertThat(sent.get()).isPositive();
        }
    }

    private static void beginning(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write("begun".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    @Test
    void anAnswerThatIsTooLongIsNotHeld() throws IOException {
        try (ScriptedNode node = new ScriptedNode(ScriptedNode.says(200, "{\"a\":\"" + "x".repeat(2_000) + "\"}"));
                HttpClient http = HttpClient.newHttpClient()) {
            Wire wire = new Wire(http, node.address(), Source.system(), new Wire.Limits(1_000, Duration.ofSeconds(30)));
            assertThatThrownBy(() -> wire.bytes("/", () -> wire.plain("/").GET()))
                    .isInstanceOf(UnreachableException.class);
            Wire roomy =
                    new Wire(http, node.address(), Source.system(), new Wire.Limits(3_000, Duration.ofSeconds(30)));
            assertThat(roomy.bytes("/", () -> roomy.plain("/").GET()).size()).isGreaterThan(2_000);
        }
    }
}
