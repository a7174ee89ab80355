package org.tallystick.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.MemberId;
import org.tallystick.ledger.contract.Key;

class FsckTest {
    private static final int BLOCKS = 12;

    @TempDir
    Path folder;

    private final LedgerModel model = new LedgerModel();
    private final List<Block> made = new ArrayList<>();
    private final List<Hash> logRoots = new ArrayList<>();
    private Path root;
    private LedgerView last;

    @BeforeEach
    void makeLedger() {
        root = folder.resolve("ledger");
        SyntheticBlocks blocks = new SyntheticBlocks(5);
        try (LedgerStore store = LedgerStore.open(root, SyntheticBlocks.NETWORK)) {
            for (int i = 0; i < BLOCKS; i++) {
                made.add(blocks.commit(store, 4));
                logRoots.add(store.committed().logRoot());
                model.add(made.getLast());
            }
            last = store.committed();
        }
    }

    @Test
    void soundLedgerIsClean() {
        Fsck.Report report = fsck();
        assertThat(report.findings()).isEmpty();
        assertThat(report.clean()).isTrue();
        assertThat(report.blocks()).isEqualTo(BLOCKS);
        assertThat(report.entries()).isEqualTo(last.size());
        assertThat(report.keys()).isEqualTo(last.keys());
        assertThat(report.logRoot()).isEqualTo(last.logRoot());
        assertThat(report.stateRoot()).isEqualTo(last.stateRoot());
        assertThat(report.executedAgain()).isFalse();
    }

    @Test
    void auditChangesNothing() throws IOException {
        byte[] before = Images.segment(root);
        fsck();
        assertThat(Images.segment(root)).isEqualTo(before);
        try (LedgerStore store = LedgerStore.open(root, SyntheticBlocks.NETWORK)) {
            assertThat(store.recovery()).isEqualTo(new Recovery(0, false, false));
            model.assertShownBy(store.committed());
        }
    }

    @Test
    void executingAgainSeesEachBlockAndTheValuesBeforeIt() {
        List<Long> seen = new ArrayList<>();
        Reexecution honest = (logged, before) -> {
            seen.add(logged.number());
            assertThat(logged).isEqualTo(made.get((int) logged.number()));
            if (logged.number() > 0) {
                Change earlier = made.get((int) logged.number() - 1).changes().getLast();
                assertThat(before.apply(earlier.key())).isEqualTo(earlier.value());
            }
            return logged;
        };
        Fsck.Report report = Fsck.run(root, SyntheticBlocks.NETWORK, Optional.of(honest), _ -> {});
        assertThat(report.clean()).isTrue();
        assertThat(report.executedAgain()).isTrue();
        assertThat(seen).hasSize(BLOCKS);
    }

    @Test
    void otherResultOfExecutingAgainIsFound() {
        Reexecution other = (logged, _) -> {
            if (logged.number() == 3) {
                throw new ArithmeticException("by zero");
            }
            List<Bytes> entries = new ArrayList<>(logged.entries());
            if (logged.number() == 5) {
                entries.set(2, entries.get(1));
            }
            List<Change> changes = logged.number() == 7 ? List.of() : logged.changes();
            return new Block(logged.number(), entries, logged.transactions(), changes);
        };
        List<Finding> findings = Fsck.run(root, SyntheticBlocks.NETWORK, Optional.of(other), _ -> {})
                .findings();
        assertThat(findings).hasOnlyElementsOfType(Finding.OtherExecution.class);
        assertThat(findings.stream().map(Finding::message))
                .containsExactly(
                        "executing block 3 again gives an error: java.lang.ArithmeticException: by zero",
                        "executing block 5 again gives another entry 27",
                        "executing block 7 again gives other changes of the state");
    }

    @Test
    void forgedEntryWithARightChecksumIsFound() throws IOException {
        rewrite(4, block -> {
            List<Bytes> entries = new ArrayList<>(block.entries());
            entries.set(0, entries.get(1));
            return new Block(block.number(), entries, block.transactions(), block.changes());
        });
        assertThat(fsck().findings()).contains(new Finding.OtherLogRoot(4));
        assertThatThrownBy(() -> LedgerStore.open(root, SyntheticBlocks.NETWORK))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("up to block 4");
    }

    @Test
    void forgedValueWithARightChecksumIsFound() throws IOException {
        rewrite(4, block -> {
            List<Change> changes = new ArrayList<>(block.changes());
            Change old = changes.getFirst();
            changes.set(0, new Change(old.key(), Optional.of(Bytes.utf8("{\"mine\":true}")), old.entry()));
            return new Block(block.number(), block.entries(), block.transactions(), changes);
        });
        assertThat(fsck().findings()).contains(new Finding.OtherStateRoot(4));
        assertThatThrownBy(() -> LedgerStore.open(root, SyntheticBlocks.NETWORK))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("state's root");
    }

    @Test
    void changeThatHidesItsHistoryIsFound() throws IOException {
        rewriteWithoutLinks();
        List<Finding> findings = fsck().findings();
        assertThat(findings).isNotEmpty().hasOnlyElementsOfType(Finding.BrokenHistory.class);
    }

    @Test
    void removedBlockIsFound() throws IOException {
        rewriteWithout(4);
        assertThat(fsck().findings()).anyMatch(Finding.BrokenChain.class::isInstance);
        assertThatThrownBy(() -> LedgerStore.open(root, SyntheticBlocks.NETWORK))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("Block 4 does not fit");
    }

    @Test
    void damagedLastBlockIsNotTakenForOneThatWasNeverAcknowledged() throws IOException {
        byte[] segment = Images.segment(root);
        segment[segment.length - 20] ^= 1;
        Files.write(Images.segmentFile(root), segment);
        assertThat(fsck().findings())
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.DamagedBlock.class,
                        damaged -> assertThat(damaged.block()).isEqualTo(BLOCKS - 1));
    }

    @Test
    void blockThatIsGoneIsMissing() throws IOException {
        try (BlockLog log = BlockLog.open(root.resolve("blocks"), SyntheticBlocks.NETWORK, BlockLog.ROLL_AT)) {
            BlockLog.Step step = log.step(BlockLog.beginning());
            for (int i = 0; i < BLOCKS - 2; i++) {
                step = log.step(((BlockLog.Step.Good) step).frame().end());
            }
            log.cut(((BlockLog.Step.Good) step).frame().end());
        }
        assertThat(fsck().findings()).containsExactly(new Finding.BlocksMissing(BLOCKS - 1, BLOCKS));
    }

    @Test
    void damageToWhatIsDerivedIsFound() throws IOException {
        for (String file : List.of("hashes/0", "offsets/entries", "offsets/blocks")) {
            flip(root.resolve(file), 40);
            assertThat(fsck().findings()).isNotEmpty().allMatch(Finding::derived);
            flip(root.resolve(file), 40);
        }
        Path savepoint = root.resolve("state").resolve("000000000011.savepoint");
        for (int at = 0; at < Files.size(savepoint); at += 97) {
            flip(savepoint, at);
            assertThat(fsck().findings()).as("byte " + at).isNotEmpty().allMatch(Finding::derived);
            flip(savepoint, at);
        }
        assertThat(fsck().clean()).isTrue();
    }

    @Test
    void missingIndexIsFound() throws IOException {
        StoreDirectory.delete(root.resolve("index"));
        assertThat(fsck().findings())
                .singleElement()
                .matches(Finding::derived)
                .extracting(Finding::message)
                .asString()
                .contains("delete the folders");
    }

    @Test
    void whatTheIndexSaysThatAMemberMadeIsComparedWithTheBlocks() {
        Change first = made.getFirst().changes().getFirst();
        MemberId member = made.getFirst().member(0);
        try (Index index = Index.open(root.resolve("index"))) {
            index.addMade(first.key(), member, new MadeRows.Place(0, 77));
            index.endBlock(BLOCKS - 1, made.getLast().header());
        }

        assertThat(fsck().findings())
                .isNotEmpty()
                .allMatch(Finding::derived)
                .extracting(Finding::message)
                .anyMatch(message -> message.contains(member + " made in block 0"));
    }

    @Test
    void whatNobodyMadeIsNotInTheIndex() {
        Key key = made.getFirst().changes().getFirst().key();
        try (Index index = Index.open(root.resolve("index"))) {
            index.addMade(key, new MemberId("nobody"), new MadeRows.Place(0, 77));
            index.endBlock(BLOCKS - 1, made.getLast().header());
        }

        assertThat(fsck().findings())
                .singleElement()
                .matches(Finding::derived)
                .extracting(Finding::message)
                .asString()
                .contains("made that never was");
    }

    @Test
    void directoryInUseOrWithoutLedgerIsRefused() {
        try (LedgerStore _ = LedgerStore.open(root, SyntheticBlocks.NETWORK)) {
            assertThatThrownBy(this::fsck).isInstanceOf(StoreFailure.class).hasMessageContaining("open");
        }
        assertThatThrownBy(() -> Fsck.run(folder, SyntheticBlocks.NETWORK, Optional.empty(), _ -> {}))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("There is no ledger");
        assertThat(folder.resolve("blocks")).doesNotExist();
    }

    private Fsck.Report fsck() {
        return Fsck.run(root, SyntheticBlocks.NETWORK, Optional.empty(), _ -> {});
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    /** Writes the log again, as someone would who knows the format, with one block changed; what is derived is gone. */
    private void rewrite(int number, UnaryOperator<Block> change) throws IOException {
        List<Block> forged = new ArrayList<>(made);
        forged.set(number, change.apply(made.get(number)));
        new Forgery(root).write(forged, logRoots, true);
    }

    private void rewriteWithout(int number) throws IOException {
        List<Block> fewer = new ArrayList<>(made);
        List<Hash> roots = new ArrayList<>(logRoots);
        fewer.remove(number);
        roots.remove(number);
        new Forgery(root).write(fewer, roots, true);
    }

    private void rewriteWithoutLinks() throws IOException {
        new Forgery(root).write(made, logRoots, false);
        LedgerStore.open(root, SyntheticBlocks.NETWORK).close();
    }
}
