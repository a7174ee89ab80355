package org.tallystick.api;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.api.port.Health;
import org.tallystick.api.port.Services;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.JdkSignatures;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.TransactionSigner;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.engine.Genesis;
import org.tallystick.ledger.log.Checkpoints;
import org.tallystick.ledger.log.Seal;
import org.tallystick.ledger.mempool.Bounds;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.MasterKey;
import org.tallystick.sealing.hpke.Hpke;
import org.tallystick.sealing.hpke.RecipientSecret;
import org.tallystick.sealing.payload.Manifest;
import org.tallystick.sharing.contracts.NetworkContracts;
import org.tallystick.sharing.exchange.Answer;
import org.tallystick.sharing.exchange.Message;
import org.tallystick.sharing.vault.Declared;
import org.tallystick.sharing.vault.Received;
import org.tallystick.sharing.vault.Vault;
import org.tallystick.sharing.vault.VaultSettings;

/** A ledger of two members in one process, and the API of the first, St Mary's, on a real socket. */
final class NodeFixture implements AutoCloseable {
    static final NetworkName NETWORK = FrameFixture.NODE.network();
    static final MemberId ST_MARY = new MemberId("st-mary");
    static final MemberId CLINIC = new MemberId("clinic");
    static final SecureRandom RANDOM = FrameFixture.RANDOM;

    final FakeMember stMary = new FakeMember(NETWORK, ST_MARY);
    final FakeMember clinic = new FakeMember(NETWORK, CLINIC);
    final MapShelf shelf;
    final CountDownLatch failed = new CountDownLatch(1);
    final Ledger ledger;
    final Checkpoints checkpoints;
    final TestRegister register;
    final Vault vault;
    final Services services;
    final Api api;
    volatile Health health = new Health.Ready();
    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    NodeFixture(Path folder, boolean open) {
        this(folder, open, new MapShelf());
    }

    /** The same folder again, and the same shelf, is the same node after a restart. */
    NodeFixture(Path folder, boolean open, MapShelf shelf) {
        this(folder, open, shelf, Bounds.USUAL);
    }

    NodeFixture(Path folder, boolean open, MapShelf shelf, Bounds bounds) {
        this.shelf = shelf;
        try {
            Contracts contracts = NetworkContracts.ALL;
            Genesis genesis = genesis(folder.resolve("genesis.json"), open);
            Ledger.Settings settings = Ledger.Settings.USUAL.with(bounds);
            var parts = new Ledger.Parts(genesis, contracts, new JdkSignatures(), Instant::now, settings);
            ledger = Ledger.open(folder.resolve("ledger"), parts, _ -> failed.countDown());
            checkpoints = new Checkpoints(
                    ledger.state(), List.of(seal(stMary, folder), seal(clinic, folder)), Instant::now, _ -> {});
            register = new TestRegister(shelf);
            ledger.subscribe(block -> block.entries().forEach(register::learn));
            ledger.subscribe(checkpoints);
            checkpoints.start();
            ledger.engine().start();
            vault = Vault.open(
                    folder.resolve("vault"),
                    new VaultSettings(16 << 20, 0, Duration.ofHours(1)),
                    new Vault.VaultParts(MasterKey.generate(RANDOM), Bulk.fastest(), RANDOM, Instant::now, _ -> {}));
            services = new Services(
                    ST_MARY,
                    new Services.Network(
                            ledger, contracts, checkpoints, Optional.empty(), "embedded", List.of("TREAT")),
                    new Services.Holdings(shelf, register, vault, new Hpke(RANDOM), this::receive),
                    new Services.Operation(Instant::now, () -> health, new PrometheusRegistry()));
            var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            api = Api.start(new Listen(anyPort, Optional.empty(), Limits.USUAL), services);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Genesis genesis(Path file, boolean open) throws IOException {
        if (!Files.exists(file)) {
            long now = Instant.now().toEpochMilli();
            Genesis genesis = new Genesis(NETWORK, now, open, List.of(found(stMary), found(clinic)));
            Files.write(file, genesis.bytes().toArray());
        }
        return Genesis.parse(Bytes.wrap(Files.readAllBytes(file))).orThrow();
    }

    /** Acknowledges what is said to be sealed, refuses the rest. */
    private Answer.Given receive(MemberId sender, Message message) {
        return message.sealed().size() > 0
                ? new Answer.Acknowledged(sign(stMary.node(), "records.enrol", JsonObject.EMPTY, jti()))
                : new Answer.Refused("cannot-open", "it was not sealed");
    }

    private Seal seal(FakeMember member, Path folder) {
        return Seal.open(
                member.sealKeys(),
                folder.resolve(member.id() + ".seal"),
                ledger.store().committed());
    }

    private static Bytes found(FakeMember member) {
        return sign(member.admin(), "members.found", member.introduction(), jti());
    }

    static Bytes sign(Person person, String call, JsonObject args, String jti) {
        long now = Instant.now().getEpochSecond();
        return new TransactionSigner(NETWORK, person.id(), person.key()).sign(call, args, jti, now, now + 300);
    }

    static String jti() {
        byte[] jti = new byte[16];
        RANDOM.nextBytes(jti);
        return Base64Text.encodeUrl(jti);
    }

    static String handle() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Bytes.wrap(bytes).hex();
    }

    /** Registers an account with its member, through the API. */
    Person account(FakeMember member, String local, String... roles) {
        return account(member, local, member.encryptionKey(local), List.of(roles));
    }

    /** The same with a key that something can be sealed to. */
    Person account(FakeMember member, String local, RecipientSecret secret, String... roles) {
        return account(member, local, secret.publicKey().url(), List.of(roles));
    }

    private Person account(FakeMember member, String local, String encryption, List<String> roles) {
        Person person = new Person(new AccountId(local, member.id()), PrivateKey.generate(Algorithm.ED25519, RANDOM));
        JsonObject args = JsonObject.with("account", person.id().toString())
                .with("signing", person.key().publicKey().url())
                .with("encryption", encryption)
                .with("roles", JsonArray.ofStrings(roles))
                .with("custody", "person")
                .build();
        if (member.id().equals(ST_MARY)) {
            JsonObject name = JsonObject.with("name", "name-of-" + local).build();
            call(member.admin(), "accounts.register", args.toBuilder(), name);
        } else {
            committed(submit(sign(member.admin(), "accounts.register", args, jti()), Optional.empty()));
        }
        return person;
    }

    /** Registers that many accounts of the clinic, which nobody uses: each an entry of some two kilobytes. */
    void registerMany(int count) {
        String encryption = clinic.encryptionKey("many");
        for (int done = 0; done < count; done += 500) {
            List<Bytes> transactions = new ArrayList<>();
            for (int i = done; i < done + 500; i++) {
                JsonObject args = JsonObject.with("account", Integer.toHexString(0x100000 + i) + "@clinic")
                        .with("signing", clinic.admin().key().publicKey().url())
                        .with("encryption", encryption)
                        .with("roles", JsonArray.ofStrings(List.of("nurse")))
                        .with("custody", "person")
                        .build();
                transactions.add(sign(clinic.admin(), "accounts.register", args, jti()));
            }
            batch(transactions);
        }
    }

    /** Submits transactions without details, in their order, and waits until all are committed. */
    void batch(List<Bytes> transactions) {
        JsonArray items = transactions.stream()
                .map(jws -> JsonObject.with("transaction", jws.text()).build())
                .collect(JsonArray.collector());
        JsonObject body = JsonObject.with("transactions", items).build();
        HttpResponse<String> answer = post("/v1/transactions?wait=commit", body.text());
        if (answer.statusCode() != 200
                || answer.body().contains("refused")
                || answer.body().contains("rejected")) {
            throw new AssertionError(
                    answer.body().substring(0, Math.min(2_000, answer.body().length())));
        }
    }

    /** Submits a call with details and waits until it is committed. */
    JsonObject call(Person person, String call, JsonObject.Builder args, JsonObject body) {
        String jti = jti();
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        Details details = Details.write(NETWORK, new TransactionId(person.id(), jti), call, body, Bytes.wrap(salt));
        JsonObject all = args.with("details", details.digest()).build();
        return committed(
                submit(sign(person, call, all, jti), Optional.of(details.bytes().text())));
    }

    /** Puts a payload into the vault, past the API. */
    JsonObject upload(String content) {
        try {
            byte[] bytes = Bytes.utf8(content).toArray();
            if (vault.receive(new ByteArrayInputStream(bytes), Declared.NOTHING)
                    instanceof Received.Stored(Manifest manifest)) {
                return JsonObject.with("commitment", manifest.commitment().url())
                        .with("salt", manifest.salt().url())
                        .with("root", manifest.root().url())
                        .build();
            }
            throw new AssertionError("the vault did not take it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonObject committed(HttpResponse<String> answer) {
        JsonObject json = Json.parseObject(Bytes.utf8(answer.body())).orThrow();
        if (answer.statusCode() != 200 || !json.object("result").has("ok")) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return json;
    }

    /** How many entries the log has. */
    long size() {
        return ledger.store().committed().size();
    }

    HttpResponse<String> submit(Bytes jws, Optional<String> details) {
        JsonObject body = JsonObject.with("transaction", jws.text())
                .with("details", details)
                .build();
        return post("/v1/transactions?wait=commit", body.text());
    }

    HttpResponse<String> post(String target, String body) {
        return send(
                "POST",
                HttpRequest.newBuilder(uri(target))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(Person person, String target) {
        return send(
                "GET",
                HttpRequest.newBuilder(uri(target)).header("Authorization", "Bearer " + person.token("GET", target)));
    }

    /** The status alone, of an answer that may have no end. */
    int status(Person person, String target) {
        return status(
                HttpRequest.newBuilder(uri(target)).header("Authorization", "Bearer " + person.token("GET", target)));
    }

    /** The same for a stranger. */
    int status(String target) {
        return status(HttpRequest.newBuilder(uri(target)));
    }

    private int status(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String target) {
        return send("GET", HttpRequest.newBuilder(uri(target)));
    }

    /** The document of an answer that must be 200. */
    JsonObject json(Person person, String target) {
        HttpResponse<String> answer = get(person, target);
        if (answer.statusCode() != 200) {
            throw new AssertionError(target + ": " + answer.body());
        }
        return Json.parseObject(Bytes.utf8(answer.body())).orThrow();
    }

    /** Every answer is held to the contract. */
    HttpResponse<String> send(String method, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
            Conformance.check(method, answer);
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    URI uri(String target) {
        return URI.create("http://127.0.0.1:" + api.port() + target);
    }

    @Override
    public void close() {
        http.close();
        api.close();
        ledger.close();
        checkpoints.close();
        try {
            vault.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
