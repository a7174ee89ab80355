package org.tallystick.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.JdkSignatures;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.Binding;
import org.tallystick.formats.tx.TokenSigner;
import org.tallystick.ledger.accounts.Signatory;
import org.tallystick.ledger.contract.Account;

/** Tokens and a clock that is set: clients on the same machine sign by the same clock. */
class AuthenticatorTest {
    private static final NodeId NODE = new NodeId(new NetworkName("ledger.example/test"), new MemberId("st-mary"));
    private static final AccountId DOCTOR = AccountId.of("a7f3c2@st-mary");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PrivateKey key = PrivateKey.generate(Algorithm.ED25519, RANDOM);
    private Instant now = Instant.parse("2026-11-27T11:00:00Z");
    private final Authenticator node = start();

    @Test
    void aClockThatIsSetBackShutsNobodyOut() {
        accepted(token());
        String before = token();
        now = now.minus(Duration.ofHours(1));
        String first = token();
        accepted(first);
        refused(first, Code.TOKEN_REPLAYED);
        refused(before, Code.TOKEN_NOT_YET_VALID);
        now = now.plusSeconds(100);
        accepted(token());
    }

    @Test
    void aClockThatIsSetForwardShutsNobodyOut() {
        String before = token();
        now = now.plus(Duration.ofHours(1));
        refused(before, Code.TOKEN_EXPIRED);
        accepted(token());
    }

    @Test
    void aRestartForgetsNoToken() {
        String before = token();
        now = now.plusSeconds(2);
        assertThatThrownBy(() -> authenticate(start(), before)).hasMessageContaining("before this node started");
    }

    private Authenticator start() {
        Account account = new Account(
                DOCTOR,
                key.publicKey(),
                Bytes.wrap(new byte[32]),
                List.of("doctor"),
                Account.Status.ACTIVE,
                Account.Custody.PERSON);
        Signatory signatory = new Signatory(account, new JdkSignatures().prepare(key.publicKey()));
        ReplayTable replays = new ReplayTable(10_000, () -> 1, System::nanoTime);
        return new Authenticator(NODE, _ -> Optional.of(signatory), replays, () -> now);
    }

    private String token() {
        byte[] jti = new byte[16];
        RANDOM.nextBytes(jti);
        long seconds = now.getEpochSecond();
        TokenSigner.Stamp stamp = new TokenSigner.Stamp(Base64Text.encodeUrl(jti), seconds, seconds + 60);
        return new TokenSigner(DOCTOR, key)
                .request(NODE, new Binding.Request("GET", "/known", Optional.empty()), stamp)
                .text();
    }

    private void accepted(String token) {
        assertThat(authenticate(node, token).viewer()).isInstanceOf(Viewer.Known.class);
    }

    private void refused(String token, Code code) {
        assertThatThrownBy(() -> authenticate(node, token))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo(code));
    }

    private static Authenticator.Credentials authenticate(Authenticator node, String token) {
        return node.authenticate(
                Optional.of("Bearer " + token), new Authenticator.Target("GET", "/known", false), Access.KNOWN);
    }
}
