package org.tallystick.formats.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.formats.tx.TransactionSigner;

class EntryTest {
    static final Transaction TRANSACTION = Transaction.parse(new TransactionSigner(
                            new NetworkName("ledger.example/demo"),
                            AccountId.of("a7f3c2@st-mary"),
                            PrivateKey.fromSeed(Algorithm.ED25519, Bytes.wrap(new byte[32])))
                    .sign("records.share", JsonObject.EMPTY, "AAAAAAAAAAAAAAAAAAAAAA", 1_800_000_000, 1_800_003_600))
            .orThrow();

    @Test
    void anExecutedTransactionIsReadBack() {
        Entry done = new Entry.Executed(TRANSACTION, new Result(7, 1_800_000_001_000L, Outcome.Done.EMPTY));
        assertThat(Entry.parse(done.bytes()).orThrow()).isEqualTo(done);
        assertThat(done.bytes().text()).endsWith("\n{\"block\":7,\"ok\":{},\"time\":1800000001000}");
    }

    @Test
    void aRefusalIsReadBackWithItsReason() {
        Entry refused = new Entry.Executed(
                TRANSACTION, new Result(7, 1_800_000_001_000L, new Outcome.Refused("not-allowed", "no such role")));
        assertThat(Entry.parse(refused.bytes()).orThrow()).isEqualTo(refused);
    }

    @Test
    void aHeaderIsReadBack() {
        Entry header = new Entry.Header(7, Hash.ZERO, 1_800_000_001_000L, Hash.of(Bytes.EMPTY), Hash.ZERO, 3);
        assertThat(Entry.parse(header.bytes()).orThrow()).isEqualTo(header);
    }
}
