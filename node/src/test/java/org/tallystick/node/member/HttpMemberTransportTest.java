package org.tallystick.node.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.sealing.hpke.Kem;
import org.tallystick.sealing.hpke.RecipientSecret;
import org.tallystick.sharing.exchange.Answer;
import org.tallystick.sharing.exchange.Contact;
import org.tallystick.sharing.exchange.Identity;
import org.tallystick.sharing.exchange.Message;

/** Details brought to a member whose node is hostile. */
class HttpMemberTransportTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final NetworkName NETWORK = new NetworkName("ledger.example/test");
    private static final int FAR_TOO_MUCH = 64 << 20;

    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server = listening();
    private final Identity self = new Identity(
            new NodeId(NETWORK, new MemberId("st-mary")),
            PrivateKey.generate(Algorithm.ED25519, RANDOM),
            RecipientSecret.generate(Kem.X_WING, RANDOM));

    @AfterEach
    void itIsOver() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void anAnswerThatIsTooLongIsNotTakenIn() throws Exception {
        CompletableFuture<Boolean> cutOff = new CompletableFuture<>();
        answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            cutOff.complete(breaksOff(exchange.getResponseBody()));
        });
        assertThat(deliver(Duration.ofSeconds(20))).isInstanceOf(Answer.Unreachable.class);
        assertThat(cutOff.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anAnswerThatDoesNotEndIsNotWaitedFor() throws Exception {
        answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            awaitTheEnd();
        });
        assertThat(deliver(Duration.ofMillis(500))).isInstanceOf(Answer.Unreachable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "503,1,1",
        "429,20,20",
        "507,,0",
        "507,60,60",
        "503,999999999,300",
        "503,'Fri, 27 Nov 2026 12:00:00 GMT',0"
    })
    void aMemberThatAsksForPatienceIsGivenIt(int status, String retryAfter, int seconds) throws Exception {
        answer(exchange -> {
            if (retryAfter != null) {
                exchange.getResponseHeaders().add("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(status, 2);
            exchange.getResponseBody().write(new byte[] {'{', '}'});
        });
        assertThat(deliver(Duration.ofSeconds(20))).isEqualTo(new Answer.NotYet(Duration.ofSeconds(seconds)));
    }

    private Answer deliver(Duration patience) throws InterruptedException {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        Contact hostile = new Contact(
                new MemberId("clinic-west"),
                address,
                self.vault().publicKey(),
                self.signing().publicKey());
        Message message = new Message(
                TransactionId.of("a7f3c2@st-mary/AAAAAAAAAAAAAAAAAAAAAA"), Hash.of(new byte[0]), Bytes.EMPTY);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return new HttpMemberTransport(http, self, InstantSource.system(), RANDOM, patience)
                    .deliver(hostile, message);
        }
    }

    private static boolean breaksOff(OutputStream body) {
        byte[] more = new byte[1 << 16];
        try {
            for (int sent = 0; sent < FAR_TOO_MUCH; sent += more.length) {
                body.write(more);
            }
            return false;
        } catch (IOException nobodyListens) {
            return true;
        }
    }

    private void awaitTheEnd() {
        try {
            over.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpHandler handler) {
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                handler.handle(exchange);
            }
        });
        server.start();
    }

    private static HttpServer listening() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
