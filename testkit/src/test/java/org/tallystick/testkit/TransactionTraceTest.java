package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.demo.Cast;
import org.tallystick.cli.demo.Stage;
import org.tallystick.cli.wallet.Home;
import org.tallystick.cli.wallet.People;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.client.NewRecord;
import org.tallystick.client.Progress;
import org.tallystick.client.Receipts;
import org.tallystick.client.Stored;
import org.tallystick.client.Submitted;
import org.tallystick.client.Tally;
import org.tallystick.client.Wallet;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.receipt.Verdict;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.store.LedgerStore;
import org.tallystick.ledger.store.LedgerView;
import org.tallystick.node.Audit;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.sharing.records.Records;

/** The walk of ARCHITECTURE.md, step by step, on a real network. */
@Tag("slow")
class TransactionTraceTest {
    @TempDir
    private Path folder;

    @Test
    void aSharedRecordGoesFromTheClientToTheReceipt() throws IOException {
        Path root = folder.resolve("network");
        Walk walk;
        try (Stage stage = Stage.found(root)) {
            walk = walk(stage);
        }
        NetworkDirectory directory = new NetworkDirectory(root);
        try (LedgerStore store = LedgerStore.open(directory.ledger(), walk.network())) {
            theStoreHoldsWhatTheReceiptProves(store.committed(), walk);
        }
        assertThat(Audit.run(directory, _ -> {}).clean()).isTrue(); // executed again, everything comes out the same
    }

    private record Walk(
            NetworkName network, NewRecord record, Stored stored, Submitted.Done done, Verdict.Proven proven) {}

    private Walk walk(Stage stage) throws IOException {
        Handle ana = person(stage.home(), "ana", true).orElseThrow();
        person(stage.home(), "ivo", false);
        Connection ivo = connect(stage.home(), "ivo");

        Path file = Files.writeString(folder.resolve("values.csv"), "HbA1c,41");
        Stored stored = ivo.upload(file, Progress.SILENT);
        NewRecord record = ivo.newRecord(ana, "lab-report", "HbA1c", "text/csv");

        Draft draft = ivo.draftShare(record, stored);
        theClientSignsCommitmentsAndNoContent(draft, record, stored);

        Submitted.Done done = ivo.submit(draft).orThrow();
        assertThat(ivo.submit(draft)).isEqualTo(done); // taken twice, it is on the ledger once

        assertThat(ivo.get("/v1/records/" + record.record()).integer("version")).isEqualTo(1);
        return new Walk(stage.network().name(), record, stored, done, proven(ivo, done));
    }

    private static void theClientSignsCommitmentsAndNoContent(Draft draft, NewRecord record, Stored stored) {
        Transaction signed = Transaction.parse(draft.jws()).orThrow();
        assertThat(signed.id()).isEqualTo(draft.id());
        assertThat(signed.call()).isEqualTo("records.share");
        assertThat(signed.args().string("record")).isEqualTo(record.record().value());
        assertThat(signed.args().hash("commitment")).isEqualTo(stored.commitment());
        assertThat(draft.jws().text()).doesNotContain("HbA1c");
        assertThat(draft.details()).isPresent();
    }

    private Verdict.Proven proven(Connection ivo, Submitted.Done done) throws IOException {
        Path receipt = Files.writeString(folder.resolve("share.tlog-proof"), ivo.receipt(done.id()));
        Path policy = Files.writeString(folder.resolve("trust.policy"), ivo.policy());
        Verdict verdict = Receipts.verify(receipt, policy);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Proven.class, proven -> {
            assertThat(proven.index()).isEqualTo(done.index());
            assertThat(proven.checkpoint().size()).isGreaterThan(done.index());
        });
        return (Verdict.Proven) verdict;
    }

    private static void theStoreHoldsWhatTheReceiptProves(LedgerView ledger, Walk walk) {
        long index = walk.done().index();
        assertThat(ledger.find(walk.done().id())).contains(index);
        assertThat(ledger.entry(index)).isEqualTo(walk.proven().entry().bytes());
        assertThat(ledger.logRoot(walk.proven().checkpoint().size()))
                .isEqualTo(walk.proven().checkpoint().root());
        Entry.Header header =
                (Entry.Header) Entry.parse(ledger.entry(index + 1)).orThrow();
        assertThat(header.block()).isEqualTo(walk.done().block());
        assertThat(ledger.value(Records.recordKey(walk.record().record())))
                .map(value -> Json.parseObject(value).orThrow().hash("commitment"))
                .contains(walk.stored().commitment());
    }

    private static Optional<Handle> person(Home home, String name, boolean subject) throws IOException {
        return new People(home)
                .add(name, Cast.LABORATORY, subject ? List.of() : List.of("technician"), subject)
                .subject();
    }

    private static Connection connect(Home home, String name) throws IOException {
        Wallet wallet = home.wallet(name);
        Wallet.Entry entry = wallet.entries().getFirst();
        return Tally.connect(entry.node(), wallet.identity(entry.account()));
    }
}
