package org.tallystick.formats.tx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.JdkSignatures;
import org.tallystick.formats.keys.PrivateKey;

class TransactionTest {
    private static final PrivateKey KEY = PrivateKey.fromSeed(Algorithm.ED25519, Bytes.wrap(new byte[32]));
    private final TransactionSigner signer =
            new TransactionSigner(new NetworkName("ledger.example/demo"), AccountId.of("a7f3c2@st-mary"), KEY);

    @Test
    void whatIsSignedIsReadBackAndVerifies() {
        JsonObject args =
                JsonObject.with("record", "00112233445566778899aabbccddeeff").build();
        Bytes jws = signer.sign("records.share", args, "AAAAAAAAAAAAAAAAAAAAAA", 1_800_000_000, 1_800_003_600);
        Transaction transaction = Transaction.parse(jws).orThrow();
        assertThat(transaction.issuer()).hasToString("a7f3c2@st-mary");
        assertThat(transaction.network()).hasToString("ledger.example/demo");
        assertThat(transaction.call()).isEqualTo("records.share");
        assertThat(transaction.args()).isEqualTo(args);
        assertThat(transaction.jws()).isEqualTo(jws);
        assertThat(new JdkSignatures().verify(KEY.publicKey(), transaction.signingInput(), transaction.signature()))
                .isTrue();
    }
}
