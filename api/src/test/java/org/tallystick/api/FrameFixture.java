package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tallystick.api.auth.Access;
import org.tallystick.api.auth.Authenticator;
import org.tallystick.api.auth.Gate;
import org.tallystick.api.auth.ReplayTable;
import org.tallystick.api.auth.Viewer;
import org.tallystick.api.frame.Dispatcher;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.frame.Inquiry;
import org.tallystick.api.frame.Meter;
import org.tallystick.api.frame.Reply;
import org.tallystick.api.frame.Sizes;
import org.tallystick.api.wire.Patience;
import org.tallystick.api.wire.Rates;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.JdkSignatures;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.Binding;
import org.tallystick.formats.tx.TokenSigner;
import org.tallystick.ledger.accounts.Accounts;
import org.tallystick.ledger.accounts.Signatory;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.Key;

/** The frame on a real socket with endpoints that only say what reached them. */
final class FrameFixture implements AutoCloseable {
    static final NodeId NODE = new NodeId(new NetworkName("ledger.example/test"), new MemberId("st-mary"));
    static final SecureRandom RANDOM = new SecureRandom();
    static final Patience SHORT = new Patience(
            Duration.ofMillis(700), Duration.ofMillis(700), Duration.ofMillis(700), Duration.ofMillis(700), 100_000);
    static final Sizes SMALL = new Sizes(64 << 10, 4 << 20, 16 << 10, 4 << 10);

    final Map<Key, JsonObject> state = new HashMap<>();
    final CountDownLatch streamBroken = new CountDownLatch(1);
    final CountDownLatch slowBegun = new CountDownLatch(1);
    final CountDownLatch slowMayEnd = new CountDownLatch(1);
    final PrometheusRegistry registry = new PrometheusRegistry();
    final Server server;
    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    FrameFixture(Rates rates, Patience patience) {
        this(rates, patience, Optional.empty());
    }

    FrameFixture(Rates rates, Patience patience, Optional<TlsFiles> tls) {
        var replays = new ReplayTable(10_000, () -> 1, System::nanoTime);
        var authenticator = new Authenticator(NODE, this::signatory, replays, Instant::now);
        var dispatcher = new Dispatcher(
                authenticator, new Gate(NODE.member(), false), SMALL, new Meter(registry), System::nanoTime);
        var listen = new Listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), tls, new Limits(SMALL, rates, patience, 2));
        server = Server.start(listen, dispatcher, endpoints());
    }

    private Optional<Signatory> signatory(AccountId id) {
        return Accounts.find(key -> Optional.ofNullable(state.get(key)), id)
                .map(account -> new Signatory(account, new JdkSignatures().prepare(account.signingKey())));
    }

    private List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/open", Access.OPEN, inquiry -> Reply.text("text/plain", "open")),
                Endpoint.get("/known/{what}", Access.KNOWN, this::known)
                        .taking("a", "n")
                        .paged(),
                Endpoint.get("/log", Access.LOG, inquiry -> Reply.text("text/plain", "log")),
                Endpoint.get("/staff", Access.STAFF, inquiry -> Reply.text("text/plain", "staff")),
                Endpoint.get("/local", Access.METRICS, inquiry -> Reply.text("text/plain", "local")),
                Endpoint.get("/big", Access.OPEN, inquiry -> big()),
                Endpoint.get("/chunks", Access.OPEN, inquiry -> chunks()),
                Endpoint.get("/broken", Access.OPEN, inquiry -> broken()),
                Endpoint.get("/slow", Access.OPEN, inquiry -> slow()),
                Endpoint.get("/fails", Access.OPEN, inquiry -> {
                    throw new IllegalStateException("secret-in-exception");
                }),
                Endpoint.post("/document", Access.OPEN, inquiry -> Reply.json(inquiry.document())),
                Endpoint.upload("/upload", Access.STAFF, FrameFixture::upload));
    }

    private Reply known(Inquiry inquiry) {
        var page = inquiry.page();
        String who = inquiry.viewer() instanceof Viewer.Known known ? known.id().toString() : "nobody";
        return Reply.json(JsonObject.with("who", who)
                .with("what", inquiry.<String>path("what", String::valueOf))
                .with("a", inquiry.query("a", String::valueOf))
                .with("after", page.after(String::valueOf))
                .with("next", page.json(List.of(), Optional.of("7")).string("next"))
                .build());
    }

    private Reply slow() {
        slowBegun.countDown();
        try {
            assertThat(slowMayEnd.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Reply.text("text/plain", "slow");
    }

    /** More than any socket buffers. */
    private Reply big() {
        return new Reply.Streamed(
                200,
                "application/octet-stream",
                OptionalLong.of(1L << 30),
                out -> {
                    byte[] chunk = new byte[1 << 16];
                    try {
                        for (int i = 0; i < 1 << 14; i++) {
                            out.write(chunk);
                        }
                    } catch (IOException | RuntimeException e) {
                        streamBroken.countDown();
                        throw e;
                    }
                },
                List.of());
    }

    private static Reply chunks() {
        return new Reply.Streamed(
                200,
                "text/plain",
                OptionalLong.empty(),
                out -> {
                    out.write("in ".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    out.write("chunks".getBytes(StandardCharsets.UTF_8));
                },
                List.of());
    }

    private static Reply broken() {
        return new Reply.Streamed(
                200,
                "text/plain",
                OptionalLong.empty(),
                out -> {
                    out.write("first half".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    throw new IOException("the disk is gone");
                },
                List.of());
    }

    private static Reply upload(Inquiry inquiry) {
        try (InputStream in = inquiry.upload()) {
            long size = 0;
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
            }
            return Reply.json(201, JsonObject.with("size", size).build());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Registers an account of st-mary. */
    Person account(String local, String... roles) {
        return account(new AccountId(local, NODE.member()), roles);
    }

    Person account(AccountId id, String... roles) {
        PrivateKey key = PrivateKey.generate(Algorithm.ED25519, RANDOM);
        write(new Account(
                id,
                key.publicKey(),
                Bytes.wrap(new byte[32]),
                List.of(roles),
                Account.Status.ACTIVE,
                Account.Custody.PERSON));
        return new Person(id, key);
    }

    void write(Account account) {
        state.put(Accounts.key(account.id()), Accounts.json(account));
    }

    URI uri(String target) {
        return URI.create("http://127.0.0.1:" + server.port() + target);
    }

    HttpResponse<String> get(String target, String token) {
        return send(HttpRequest.newBuilder(uri(target)).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> get(String target) {
        return send(HttpRequest.newBuilder(uri(target)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }

    /** An account and its key. */
    record Person(AccountId id, PrivateKey key) {
        String token(String method, String target) {
            return token(NODE, new Binding.Request(method, target, Optional.empty()), 0, 60);
        }

        String token(String method, String target, byte[] body) {
            return token(NODE, new Binding.Request(method, target, Optional.of(Hash.of(body))), 0, 60);
        }

        String scoped(String... words) {
            return token(NODE, new Binding.Scope(List.of(words)), 0, 3600);
        }

        String token(NodeId node, Binding binding, long from, long until) {
            byte[] jti = new byte[16];
            RANDOM.nextBytes(jti);
            long now = Instant.now().getEpochSecond();
            var stamp = new TokenSigner.Stamp(Base64Text.encodeUrl(jti), now + from, now + until);
            return new TokenSigner(id, key).request(node, binding, stamp).text();
        }
    }
}
