package org.tallystick.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.merkle.MerkleTree;
import org.tallystick.ledger.contract.Key;

class LedgerStoreTest {
    private static final Key KEY = new Key("records/record/one");

    @TempDir
    Path root;

    private final SyntheticBlocks blocks = new SyntheticBlocks(7);
    private final LedgerModel model = new LedgerModel();

    @Test
    void newLedgerIsEmpty() {
        try (LedgerStore store = open()) {
            model.assertShownBy(store.committed());
            assertThat(store.committed().logRoot()).isEqualTo(MerkleTree.EMPTY_ROOT);
            assertThat(store.committed().stateRoot()).isEqualTo(Hash.ZERO);
            assertThat(store.recovery()).isEqualTo(new Recovery(0, false, false));
        }
    }

    @Test
    void everythingCommittedIsReadBack() {
        try (LedgerStore store = open()) {
            for (int i = 0; i < 30; i++) {
                model.add(blocks.commit(store, i % 7));
            }
            model.assertShownBy(store.committed());
        }
    }

    @Test
    void everythingIsThereAfterClosingAndOpening() {
        try (LedgerStore store = open()) {
            commit(store, 20);
        }
        try (LedgerStore store = open()) {
            assertThat(store.recovery()).isEqualTo(new Recovery(0, false, false));
            model.assertShownBy(store.committed());
            commit(store, 5);
            model.assertShownBy(store.committed());
        }
        try (LedgerStore store = open()) {
            model.assertShownBy(store.committed());
        }
    }

    @Test
    void ledgerOverManySegmentsIsReadBack() {
        Tuning small = new Tuning(20_000, 50, 10_000);
        try (LedgerStore store = LedgerStore.open(root, SyntheticBlocks.NETWORK, small)) {
            commit(store, 40);
            model.assertShownBy(store.committed());
        }
        try (LedgerStore store = LedgerStore.open(root, SyntheticBlocks.NETWORK, small)) {
            model.assertShownBy(store.committed());
            commit(store, 10);
            model.assertShownBy(store.committed());
        }
    }

    @Test
    void whatIsDerivedIsRebuiltFromTheBlocks() throws IOException {
        try (LedgerStore store = open()) {
            commit(store, 20);
        }
        for (String folder : List.of("index", "hashes", "offsets", "state")) {
            StoreDirectory.delete(root.resolve(folder));
            try (LedgerStore store = open()) {
                assertThat(store.recovery().replayed()).isEqualTo(20);
                model.assertShownBy(store.committed());
            }
        }
    }

    @Test
    void hashesThatWereKeptForEveryEighthHeightAreDerivedAnew() throws IOException {
        try (LedgerStore store = open()) {
            commit(store, 20);
        }
        Path hashes = root.resolve("hashes");
        Path roots = Files.move(hashes.resolve("8"), root.resolve("roots"));
        Path leaves = Files.move(hashes.resolve("0"), root.resolve("leaves"));
        StoreDirectory.delete(hashes);
        Files.createDirectory(hashes);
        Files.move(leaves, hashes.resolve("0"));
        Files.move(roots, hashes.resolve("1"));
        Files.createFile(hashes.resolve("4"));
        try (LedgerStore store = open()) {
            assertThat(store.recovery().rebuilt()).isTrue();
            requireProven(store.committed());
        }
        assertThat(hashes.resolve("1")).doesNotExist();
    }

    @Test
    void viewStaysAsItWasWhileBlocksAreCommitted() {
        List<LedgerView> views = new ArrayList<>();
        List<LedgerModel> models = new ArrayList<>();
        try (LedgerStore store = open()) {
            for (int i = 0; i < 12; i++) {
                commit(store, 1);
                views.add(store.committed());
                models.add(model.copy());
            }
            for (int i = 0; i < views.size(); i++) {
                models.get(i).assertShownBy(views.get(i));
            }
        }
    }

    @Test
    void everyEntryIsProvenInTheLogsTree() {
        try (LedgerStore store = open()) {
            commit(store, 100);
            requireProven(store.committed());
        }
    }

    private static void requireProven(LedgerView view) {
        for (long i = 0; i < view.size(); i += 13) {
            Hash leaf = MerkleTree.leafHash(view.entry(i));
            assertThat(MerkleTree.inclusion(view, i, view.size())
                            .verify(leaf, view.logRoot())
                            .valid())
                    .isTrue();
        }
    }

    @Test
    void lastChangeOfAKeyInABlockCounts() {
        try (LedgerStore store = open()) {
            List<Change> changes = List.of(put("a", 0), delete(1), put("b", 1), put("c", 1), delete(2), put("d", 3));
            SyntheticBlocks.Draft draft = blocks.draft(0, 4);
            Block block = SyntheticBlocks.commit(
                    store, new SyntheticBlocks.Draft(draft.entries(), draft.transactions(), changes));
            model.add(block);
            model.assertShownBy(store.committed());
            assertThat(store.value(KEY)).contains(Bytes.utf8("d"));
        }
    }

    @Test
    void keysOfOneKindThatOneEntryMadeStandOnOnePage() {
        try (LedgerStore store = open()) {
            MemberId member = commit(store, putNote("notes/note/a"), putNote("notes/note/b"));

            Page<Made> page = store.committed().madeBy(member, "notes/note/", Long.MAX_VALUE, 1);

            assertThat(page)
                    .isEqualTo(new Page<>(
                            List.of(new Made(new Key("notes/note/b"), 0), new Made(new Key("notes/note/a"), 0)),
                            false));
        }
    }

    @Test
    void aKeyWithoutAKindIsInNoRow() {
        try (LedgerStore store = open()) {
            MemberId member = commit(store, putNote("notes/one"));

            assertThat(store.value(new Key("notes/one"))).isPresent();
            assertThat(store.committed()
                            .madeBy(member, "notes/", Long.MAX_VALUE, 10)
                            .items())
                    .isEmpty();
        }
    }

    @Test
    void nothingWasMadeBeforeTheFirstEntry() {
        try (LedgerStore store = open()) {
            MemberId member = commit(store, putNote("notes/note/a"));

            assertThat(store.committed().madeBy(member, "notes/note/", 0, 10).items())
                    .isEmpty();
            assertThat(store.committed()
                            .madeBy(new MemberId("nobody"), "notes/note/", Long.MAX_VALUE, 10)
                            .items())
                    .isEmpty();
        }
    }

    /** Commits a block of one transaction with these changes; the member whose account signed it. */
    private MemberId commit(LedgerStore store, Change... changes) {
        SyntheticBlocks.Draft draft = blocks.draft(0, 1);
        SyntheticBlocks.commit(
                store, new SyntheticBlocks.Draft(draft.entries(), draft.transactions(), List.of(changes)));
        return draft.transactions().getFirst().issuer().member();
    }

    @Test
    void stateRootIsTriedOutWithoutWriting() {
        try (LedgerStore store = open()) {
            commit(store, 3);
            Hash before = store.committed().stateRoot();
            assertThat(store.stateRoot(List.of(put("a", 0)))).isNotEqualTo(before);
            assertThat(store.stateRoot(List.of())).isEqualTo(before);
            assertThat(store.value(KEY)).isEmpty();
            commit(store, 3);
            model.assertShownBy(store.committed());
        }
    }

    @Test
    void blockThatDoesNotFollowIsRefusedAndNothingIsWritten() {
        try (LedgerStore store = open()) {
            commit(store, 2);
            SyntheticBlocks.Draft draft = blocks.draft(2, 1);
            Block wrongRoot = draft.close(store.committed(), Hash.ZERO);
            assertThatThrownBy(() -> store.commit(wrongRoot)).isInstanceOf(IllegalStateException.class);
            Block again = new Block(1, wrongRoot.entries(), wrongRoot.transactions(), wrongRoot.changes());
            assertThatThrownBy(() -> store.commit(again)).isInstanceOf(IllegalStateException.class);
            commit(store, 1);
            model.assertShownBy(store.committed());
        }
    }

    @Test
    void nothingIsReadOrWrittenAfterClosing() {
        LedgerStore store = open();
        commit(store, 2);
        LedgerView view = store.committed();
        Block next = blocks.draft(2, 1).close(view, view.stateRoot());
        store.close();
        assertThatThrownBy(() -> view.entry(0)).isInstanceOf(StoreFailure.class);
        assertThatThrownBy(() -> view.keys("", Optional.empty(), 1)).isInstanceOf(StoreFailure.class);
        assertThatThrownBy(() -> store.commit(next)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void interruptedReaderDisturbsNobody() {
        try (LedgerStore store = open()) {
            commit(store, 3);
            Thread.currentThread().interrupt();
            assertThat(store.committed().entry(1)).isNotNull();
            assertThat(Thread.interrupted()).isTrue();
            model.assertShownBy(store.committed());
        }
    }

    @Test
    void commitThatFailsStopsTheStoreAndLosesNothing() {
        try (LedgerStore store = open()) {
            commit(store, 3);
            Block next = draft(store);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> store.commit(next)).isInstanceOf(StoreFailure.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThatThrownBy(() -> store.commit(next))
                    .isInstanceOfSatisfying(
                            StoreFailure.class,
                            failure -> assertThat(failure.problem()).isEqualTo(StoreFailure.Problem.CLOSED));
            model.assertShownBy(store.committed());
        }
        try (LedgerStore store = open()) {
            model.assertShownBy(store.committed());
        }
    }

    private Block draft(LedgerStore store) {
        SyntheticBlocks.Draft draft = blocks.draft(store.committed().blocks(), 2);
        return draft.close(store.committed(), store.stateRoot(draft.changes()));
    }

    private LedgerStore open() {
        return LedgerStore.open(root, SyntheticBlocks.NETWORK);
    }

    private void commit(LedgerStore store, int count) {
        for (int i = 0; i < count; i++) {
            model.add(blocks.commit(store, 3));
        }
    }

    private static Change put(String value, int entry) {
        return new Change(KEY, Optional.of(Bytes.utf8(value)), entry);
    }

    private static Change putNote(String key) {
        return new Change(new Key(key), Optional.of(Bytes.utf8("{}")), 0);
    }

    private static Change delete(int entry) {
        return new Change(KEY, Optional.empty(), entry);
    }
}
