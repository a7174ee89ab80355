package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.api.NodeFixture.NETWORK;
import static org.tallystick.api.NodeFixture.handle;
import static org.tallystick.api.NodeFixture.jti;
import static org.tallystick.api.NodeFixture.sign;
import static org.tallystick.api.RequestTokenTest.refused;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.TransactionSigner;
import org.tallystick.ledger.mempool.Bounds;

/** Well-formed, signed, and yet not to be taken: each is told why, and leaves nothing on the ledger. */
class RefusedTransactionsTest {
    private static final String CALL = "records.enrol";

    @TempDir
    static Path folder;

    private static NodeFixture node;
    private static Person steward;

    @BeforeAll
    static void start() {
        node = new NodeFixture(folder, false);
        steward = node.account(node.stMary, "57e4a2", "steward");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void timeMatters() {
        leavesNothing(() -> submit(steward, NETWORK, -400, -100), 400, "expired");
        leavesNothing(() -> submit(steward, NETWORK, 3_600, 3_900), 400, "not-yet-valid");
    }

    @Test
    void anotherNetworksTransactionIsNone() {
        leavesNothing(() -> submit(steward, new NetworkName("ledger.example/other"), 0, 300), 400, "wrong-network");
    }

    @Test
    void whoIsNotOnTheLedgerSubmitsNothing() {
        Person stranger = new Person(new AccountId("0ddba1", NodeFixture.ST_MARY), steward.key());

        leavesNothing(() -> submit(stranger, NETWORK, 0, 300), 403, "bad-signature");
    }

    @Test
    void whoCannotSignForAnAccountIsNotToldWhetherThereIsOne() {
        Person suspended = node.account(node.stMary, "5059e6", "steward");
        manage("accounts.suspend", JsonObject.with("account", suspended.id().toString()));
        String noAccount = forged(new AccountId("0ddba3", NodeFixture.ST_MARY), CALL);

        assertThat(noAccount).contains("\"code\":\"bad-signature\"");
        assertThat(forged(steward.id(), CALL)).isEqualTo(noAccount);
        assertThat(forged(suspended.id(), CALL)).isEqualTo(noAccount);
        assertThat(forged(steward.id(), "no.call")).isEqualTo(noAccount);
        assertThat(forged(AccountId.of("admin@nobody"), CALL)).isEqualTo(noAccount);
    }

    private static String forged(AccountId account, String call) {
        Person outsider = new Person(account, PrivateKey.generate(Algorithm.ED25519, NodeFixture.RANDOM));
        return node.submit(sign(outsider, call, JsonObject.EMPTY, jti()), Optional.empty())
                .body();
    }

    @Test
    void aSuspendedAccountSubmitsNothingFromTheNextBlockOn() {
        Person suspended = node.account(node.stMary, "5059e4", "steward");
        manage("accounts.suspend", JsonObject.with("account", suspended.id().toString()));

        leavesNothing(() -> submit(suspended, NETWORK, 0, 300), 403, "suspended");
    }

    @Test
    void aRoleThatWasTakenAwayOneBlockAgoIsOfNoUse() {
        Person former = node.account(node.stMary, "f044e4", "steward");
        String before = committed(enrol(former, jti(), "Ada"));
        manage(
                "accounts.roles",
                JsonObject.with("account", former.id().toString())
                        .with("roles", JsonArray.ofStrings(List.of("nurse"))));
        String after = committed(enrol(former, jti(), "Ada"));

        assertThat(before).contains("\"ok\":{}");
        assertThat(after).contains("\"refused\":{\"code\":\"not-allowed\"");
    }

    @Test
    void aJtiThatWasUsedIsNotUsedForAnother() {
        String jti = jti();
        assertThat(committed(enrol(steward, jti, "Ada"))).contains("\"ok\":{}");

        leavesNothing(() -> enrol(steward, jti, "Eve"), 409, "duplicate");
    }

    @Test
    void detailsThatAreWithheldOrOfAnotherAreMissed() {
        String jti = jti();
        Details ours = details(jti, "Ada");
        Details others = details(jti(), "Ada");
        Bytes signed = sign(steward, CALL, args(ours.digest()), jti);

        leavesNothing(() -> node.submit(signed, Optional.empty()), 422, "bad-details");
        leavesNothing(() -> node.submit(signed, Optional.of(others.bytes().text())), 422, "bad-details");
        assertThat(committed(node.submit(signed, Optional.of(ours.bytes().text()))))
                .contains("\"ok\":{}");
    }

    @Test
    void aNodeWithoutRoomSaysWhereItLacks(@TempDir Path another) {
        Bounds usual = Bounds.USUAL;
        var noDisk = new Bounds(
                usual.transactions(), usual.bytes(), usual.perAccount(), usual.bytesPerAccount(), Long.MAX_VALUE);
        try (NodeFixture full = new NodeFixture(another, false, new MapShelf(), noDisk)) {
            Bytes signed = sign(full.stMary.admin(), CALL, JsonObject.EMPTY, jti());
            long size = full.size();
            refused(full.submit(signed, Optional.empty()), 507, "disk-full");
            assertThat(full.size()).isEqualTo(size);
        }
    }

    @Test
    void aFullMempoolAsksToComeAgain(@TempDir Path another) {
        Bounds usual = Bounds.USUAL;
        var none = new Bounds(0, usual.bytes(), usual.perAccount(), usual.bytesPerAccount(), 0);
        try (NodeFixture full = new NodeFixture(another, false, new MapShelf(), none)) {
            JsonObject args =
                    JsonObject.with("account", steward.id().toString()).build();
            long size = full.size();
            HttpResponse<String> answer =
                    full.submit(sign(full.stMary.admin(), "accounts.suspend", args, jti()), Optional.empty());
            refused(answer, 503, "full");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(full.size()).isEqualTo(size);
        }
    }

    private static void leavesNothing(Supplier<HttpResponse<String>> sent, int status, String code) {
        long size = node.size();
        refused(sent.get(), status, code);
        assertThat(committed(enrol(steward, jti(), "Ada"))).contains("\"ok\":{}");
        assertThat(node.size()).as("one entry and its header, and nothing else").isEqualTo(size + 2);
    }

    private static String committed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Json.parseObject(Bytes.utf8(answer.body())).orThrow().string("status"))
                .isEqualTo("committed");
        return answer.body();
    }

    private static void manage(String call, JsonObject.Builder args) {
        NodeFixture.committed(node.submit(sign(node.stMary.admin(), call, args.build(), jti()), Optional.empty()));
    }

    /** From and until when it is valid, in seconds from now. */
    private static HttpResponse<String> submit(Person person, NetworkName network, long from, long until) {
        String jti = jti();
        Details details = details(jti, "Ada");
        long now = Instant.now().getEpochSecond();
        Bytes signed = new TransactionSigner(network, person.id(), person.key())
                .sign(CALL, args(details.digest()), jti, now + from, now + until);
        return node.submit(signed, Optional.of(details.bytes().text()));
    }

    private static HttpResponse<String> enrol(Person person, String jti, String name) {
        Details details = details(person, jti, name);
        return node.submit(
                sign(person, CALL, args(details.digest()), jti),
                Optional.of(details.bytes().text()));
    }

    private static JsonObject args(Hash digest) {
        return JsonObject.with("subject", handle()).with("details", digest).build();
    }

    private static Details details(String jti, String name) {
        return details(steward, jti, name);
    }

    private static Details details(Person person, String jti, String name) {
        byte[] salt = new byte[16];
        NodeFixture.RANDOM.nextBytes(salt);
        JsonObject body = JsonObject.with("name", name).build();
        return Details.write(NETWORK, new TransactionId(person.id(), jti), CALL, body, Bytes.wrap(salt));
    }
}
