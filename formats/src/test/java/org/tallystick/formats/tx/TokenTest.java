package org.tallystick.formats.tx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.JdkSignatures;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.TokenSigner.Stamp;

class TokenTest {
    private static final PrivateKey KEY = PrivateKey.fromSeed(Algorithm.ED25519, Bytes.wrap(new byte[32]));
    private static final NodeId NODE = NodeId.of("ledger.example/demo#st-mary");
    private static final Stamp STAMP = new Stamp("AAAAAAAAAAAAAAAAAAAAAA", 1_800_000_000, 1_800_000_300);
    private final TokenSigner signer = new TokenSigner(AccountId.of("a7f3c2@st-mary"), KEY);

    @Test
    void aRequestTokenSaysWhoMayAskWhatWhereAndUntilWhen() {
        Binding binding = new Binding.Request("POST", "/v1/payloads?x=1", Optional.of(Hash.of(Bytes.utf8("body"))));
        RequestToken token =
                RequestToken.parse(signer.request(NODE, binding, STAMP)).orThrow();
        assertThat(token.issuer()).hasToString("a7f3c2@st-mary");
        assertThat(token.node()).isEqualTo(NODE);
        assertThat(token.binding()).isEqualTo(binding);
        assertThat(token.expiresAt()).isEqualTo(1_800_000_300);
        assertThat(new JdkSignatures().verify(KEY.publicKey(), token.signingInput(), token.signature()))
                .isTrue();
    }

    @Test
    void aScopeMayLastADay() {
        Binding binding = new Binding.Scope(List.of("log:read", "events:read"));
        Stamp day = new Stamp(STAMP.jti(), STAMP.issuedAt(), STAMP.issuedAt() + 86_400);
        assertThat(RequestToken.parse(signer.request(NODE, binding, day))
                        .orThrow()
                        .binding())
                .isEqualTo(binding);
    }

    @Test
    void anAcknowledgementNamesTheDetailsItIsFor() {
        TransactionId transaction = TransactionId.of("a7f3c2@clinic/AAAAAAAAAAAAAAAAAAAAAQ");
        Bytes jws = signer.acknowledge(NODE, transaction, Hash.ZERO, STAMP);
        Acknowledgement acknowledgement = Acknowledgement.parse(jws).orThrow();
        assertThat(acknowledgement.transaction()).isEqualTo(transaction);
        assertThat(acknowledgement.details()).isEqualTo(Hash.ZERO);
        assertThat(acknowledgement.sender()).isEqualTo(NODE);
    }

    @Test
    void oneKindOfTokenNeverPassesForAnother() {
        Bytes scope = signer.request(NODE, new Binding.Scope(List.of("log:read")), STAMP);
        assertThat(Acknowledgement.parse(scope))
                .isInstanceOfSatisfying(
                        Parsed.Bad.class, bad -> assertThat(bad.fault()).isEqualTo(Fault.JWS_TYPE));
        assertThat(Transaction.parse(scope))
                .isInstanceOfSatisfying(
                        Parsed.Bad.class, bad -> assertThat(bad.fault()).isEqualTo(Fault.JWS_TYPE));
    }
}
