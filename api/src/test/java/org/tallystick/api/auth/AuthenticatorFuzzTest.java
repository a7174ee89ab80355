package org.tallystick.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
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
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.ledger.accounts.Signatory;
import org.tallystick.ledger.contract.Account;

/** Whatever stands in the Authorization header, nobody who did not sign gets in, and none of it is a fault of the node. */
@Tag("slow")
class AuthenticatorFuzzTest {
    private static final NodeId NODE = new NodeId(new NetworkName("ledger.example/test"), new MemberId("st-mary"));
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final Authenticator.Target TARGET = new Authenticator.Target("GET", "/known", false);
    private static final String SIGNATURE = Base64Text.encodeUrl(new byte[64]);

    private final Authenticator node = node();

    @FuzzTest(maxDuration = "1m")
    void authorization(byte[] input) {
        refused(new String(input, StandardCharsets.UTF_8));
    }

    /** The claims alone, so that the search is not lost in base64url. */
    @FuzzTest(maxDuration = "1m")
    void claims(byte[] input) {
        Bytes header = Bytes.utf8("{\"alg\":\"Ed25519\",\"typ\":\"tally-req+jwt\"}");
        refused("Bearer " + Base64Text.encodeUrl(header.toArray()) + "." + Base64Text.encodeUrl(input) + "."
                + SIGNATURE);
    }

    private void refused(String authorization) {
        try {
            node.authenticate(Optional.of(authorization), TARGET, Access.KNOWN);
            throw new AssertionError("nobody signs a token by chance");
        } catch (ProblemException refused) {
            assertThat(refused.problem().code().status()).isEqualTo(401);
        }
    }

    private static Authenticator node() {
        PublicKey key =
                PrivateKey.fromSeed(Algorithm.ED25519, Bytes.wrap(new byte[32])).publicKey();
        Account account = new Account(
                AccountId.of("a7f3c2@st-mary"),
                key,
                Bytes.wrap(new byte[32]),
                List.of("doctor"),
                Account.Status.ACTIVE,
                Account.Custody.PERSON);
        Signatory signatory = new Signatory(account, new JdkSignatures().prepare(key));
        return new Authenticator(
                NODE, _ -> Optional.of(signatory), new ReplayTable(10_000, () -> 1, () -> 0L), () -> NOW);
    }
}
