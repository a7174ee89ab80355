package org.tallystick.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tallystick.client.ScriptedNode.problem;
import static org.tallystick.client.ScriptedNode.says;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.RequestToken;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.sealing.hpke.Kem;
import org.tallystick.sealing.hpke.RecipientSecret;

/** What a client makes of a ledger that is ahead of its clock. */
class LedgerTimeTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Identity IVO = new Identity(
            new NetworkName("ledger.example/test"),
            AccountId.of("a7f3c2@lab-north"),
            PrivateKey.generate(Algorithm.ED25519, RANDOM),
            RecipientSecret.generate(Kem.X_WING, RANDOM));
    private static final Instant NOW = Instant.parse("2026-11-27T10:15:42Z");
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final String COMMITTED =
            "{\"status\":\"committed\",\"index\":17,\"result\":{\"block\":5,\"ok\":{},\"time\":1767225600123}}";

    @Test
    void aRefusalForTheLedgersTimeSaysHowFarThatIsAhead() throws IOException {
        try (ScriptedNode node = new ScriptedNode(says(400, problem(400, "expired")), aheadBy(TWO_HOURS));
                Connection ivo = connect(node.address())) {
            LedgerAheadException refused = catchThrowableOfType(LedgerAheadException.class, () -> revoke(ivo));
            assertThat(refused.ahead()).isEqualTo(TWO_HOURS);
            assertThat(refused.ledger()).isEqualTo(NOW.plus(TWO_HOURS));
            assertThat(refused.problem().code()).isEqualTo("expired");
        }
    }

    @Test
    void aRefusalForAnythingElseStaysWhatItIs() throws IOException {
        try (ScriptedNode node = new ScriptedNode(says(400, problem(400, "expired")), aheadBy(Duration.ofMinutes(5)));
                Connection ivo = connect(node.address())) {
            assertThatThrownBy(() -> revoke(ivo)).isExactlyInstanceOf(ProblemException.class);
        }
        try (ScriptedNode node =
                        new ScriptedNode(says(400, problem(400, "expired")), says(401, problem(401, "token-expired")));
                Connection ivo = connect(node.address())) {
            assertThatThrownBy(() -> revoke(ivo))
                    .isExactlyInstanceOf(ProblemException.class)
                    .satisfies(refused -> assertThat(
                                    ((ProblemException) refused).problem().code())
                            .isEqualTo("expired"));
        }
        try (ScriptedNode node = new ScriptedNode(says(403, problem(403, "suspended")));
                Connection ivo = connect(node.address())) {
            assertThatThrownBy(() -> revoke(ivo)).isExactlyInstanceOf(ProblemException.class);
            assertThat(node.asked()).hasSize(1);
        }
    }

    @Test
    void whoAllowsForItSignsByTheLedgersTimeAndAsksByTheClock() throws IOException {
        try (ScriptedNode node = new ScriptedNode(aheadBy(TWO_HOURS), says(200, COMMITTED), aheadBy(TWO_HOURS));
                Connection ivo = connect(node.address())) {
            Connection dated = ivo.datedByLedger(Duration.ofHours(3));
            assertThat(dated.ahead()).isEqualTo(TWO_HOURS);
            revoke(dated);
            dated.get("/v1/network");
            assertThat(signed(node).issuedAt())
                    .isEqualTo(Instant.parse("2026-11-27T12:15:00Z").getEpochSecond());
            String header = node.asked().getLast().headers().getFirst("Authorization");
            RequestToken token = RequestToken.parse(Bytes.utf8(header.substring("Bearer ".length())))
                    .orThrow();
            assertThat(token.issuedAt()).isEqualTo(NOW.getEpochSecond());
        }
    }

    @Test
    void nothingIsSignedByALedgerThatIsFurtherAheadThanAllowed() throws IOException {
        try (ScriptedNode node = new ScriptedNode(aheadBy(TWO_HOURS));
                Connection ivo = connect(node.address())) {
            assertThatThrownBy(() -> ivo.datedByLedger(Duration.ofHours(1)))
                    .isInstanceOf(LedgerAheadException.class)
                    .hasMessageContaining("PT2H");
            assertThat(node.asked()).hasSize(1);
        }
    }

    @Test
    void aLedgerThatIsAsFarAsTheClockChangesNothing() throws IOException {
        for (Duration lead : new Duration[] {Duration.ofDays(-400), Duration.ZERO, Duration.ofSeconds(59)}) {
            try (ScriptedNode node = new ScriptedNode(aheadBy(lead), says(200, COMMITTED));
                    Connection ivo = connect(node.address())) {
                Connection dated = ivo.datedByLedger(Duration.ofDays(1000));
                assertThat(dated.ahead()).isZero();
                revoke(dated);
                assertThat(signed(node).issuedAt())
                        .isEqualTo(Instant.parse("2026-11-27T10:15:00Z").getEpochSecond());
            }
        }
    }

    private static ScriptedNode.Answer aheadBy(Duration lead) {
        return says(200, "{\"time\":" + NOW.plus(lead).toEpochMilli() + "}");
    }

    private static Connection connect(URI node) {
        return Tally.connect(node, IVO, () -> NOW);
    }

    private static void revoke(Connection connection) {
        connection.submit("grants.revoke", JsonObject.EMPTY);
    }

    private static Transaction signed(ScriptedNode node) {
        String body = node.asked().get(1).body();
        return Transaction.parse(
                        Bytes.utf8(Json.parseObject(Bytes.utf8(body)).orThrow().string("transaction")))
                .orThrow();
    }
}
