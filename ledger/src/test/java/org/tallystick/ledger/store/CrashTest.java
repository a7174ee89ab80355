package org.tallystick.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.ledger.store.CommittingProcess.Acknowledged;

/** Processes that die while they commit: what they acknowledged is there, and at most one block more. */
@Tag("slow")
class CrashTest {
    private static final int ROUNDS = 25;

    @TempDir
    Path folder;

    @Test
    void everythingAcknowledgedSurvivesKillingTheNode() throws Exception {
        long seed = Long.getLong("seed", 20_261_123L);
        SplittableRandom random = new SplittableRandom(seed);
        Path root = folder.resolve("ledger");
        Tuning tuning = new Tuning(200_000, 700, 100_000);
        List<Acknowledged> all = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            all.addAll(killSomewhere(root, random, tuning));
            assertThere(root, tuning, all, "seed " + seed + ", round " + round);
        }
        assertThat(Fsck.run(root, SyntheticBlocks.NETWORK, Optional.empty(), _ -> {})
                        .findings())
                .isEmpty();
        assertRebuildGivesTheSame(root);
    }

    @Test
    void fullDiskStopsTheNodeAndLosesNothing() throws Exception {
        Tuning oneSegment = new Tuning(BlockLog.ROLL_AT, 1_000_000, 100_000);
        assertFullDiskLosesNothing(folder.resolve("log"), oneSegment, 500_000);
        Tuning smallSegments = new Tuning(20_000, 1_000_000, 100_000);
        assertFullDiskLosesNothing(folder.resolve("hashes"), smallSegments, 80_000);
        Tuning savepoints = new Tuning(20_000, 200, 100_000);
        assertFullDiskLosesNothing(folder.resolve("savepoints"), savepoints, 80_000);
    }

    /** Lets a process run, kills it after a random number of blocks and a random time more. */
    private static List<Acknowledged> killSomewhere(Path root, SplittableRandom random, Tuning tuning)
            throws IOException, InterruptedException {
        Process process = CommittingProcess.start(root, random.nextLong(), tuning, 0);
        try (BufferedReader out = process.inputReader()) {
            List<String> lines = CommittingProcess.read(out, random.nextInt(1, 120));
            process.waitFor(random.nextInt(20_000), TimeUnit.MICROSECONDS);
            process.toHandle().destroyForcibly();
            lines.addAll(CommittingProcess.read(out, Integer.MAX_VALUE));
            process.waitFor();
            return lines.stream()
                    .map(Acknowledged::parse)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private void assertFullDiskLosesNothing(Path root, Tuning tuning, int limit) throws Exception {
        Process process = CommittingProcess.start(root, limit, tuning, limit);
        List<String> lines;
        try (BufferedReader out = process.inputReader()) {
            lines = CommittingProcess.read(out, Integer.MAX_VALUE);
        }
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        assertThat(lines).as("of " + root.getFileName()).contains("failed DISK_FULL");
        assertThat(lines.getLast()).contains("Make room on the disk");
        List<Acknowledged> all = lines.stream()
                .map(Acknowledged::parse)
                .flatMap(Optional::stream)
                .toList();
        assertThere(root, tuning, all, root.toString());
    }

    private static void assertThere(Path root, Tuning tuning, List<Acknowledged> all, String what) {
        try (LedgerStore store = LedgerStore.open(root, SyntheticBlocks.NETWORK, tuning)) {
            LedgerView view = store.committed();
            if (all.isEmpty()) {
                return;
            }
            Acknowledged last = all.getLast();
            assertThat(view.blocks()).as(what).isBetween(last.blocks(), last.blocks() + 1);
            if (view.blocks() == last.blocks()) {
                assertThat(Acknowledged.of(view)).as(what).isEqualTo(last);
            }
            for (Acknowledged one : all) {
                assertThat(view.logRoot(one.size())).as(what).isEqualTo(one.logRoot());
            }
        }
    }

    private void assertRebuildGivesTheSame(Path root) throws IOException {
        Path copy = Images.copy(root, folder.resolve("copy"));
        for (String derived : List.of("index", "hashes", "offsets", "state")) {
            StoreDirectory.delete(copy.resolve(derived));
        }
        try (LedgerStore original = LedgerStore.open(root, SyntheticBlocks.NETWORK);
                LedgerStore rebuilt = LedgerStore.open(copy, SyntheticBlocks.NETWORK)) {
            LedgerView one = original.committed();
            LedgerView other = rebuilt.committed();
            assertThat(Acknowledged.of(other)).isEqualTo(Acknowledged.of(one));
            assertThat(other.keys("", Optional.empty(), 100_000)).isEqualTo(one.keys("", Optional.empty(), 100_000));
            for (long i = 0; i < one.blocks(); i += 7) {
                Block block = one.block(i);
                assertThat(other.block(i)).isEqualTo(block);
                block.transactions().forEach(id -> assertThat(other.find(id)).isEqualTo(one.find(id)));
                block.changes()
                        .forEach(change -> assertThat(other.history(change.key(), Long.MAX_VALUE, 100))
                                .isEqualTo(one.history(change.key(), Long.MAX_VALUE, 100)));
            }
        }
    }
}
