package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures the store alone: {@code StoreMeasurement <directory> <transactions> <transactions per block>}. Blocks are made
 * ahead in batches, and only stateRoot and commit are timed.
 */
public final class StoreMeasurement {
    private static final int AHEAD = 20;

    private final Path directory;
    private final int transactions;
    private final int perBlock;

    private StoreMeasurement(Path directory, int transactions, int perBlock) {
        this.directory = directory;
        this.transactions = transactions;
        this.perBlock = perBlock;
    }

    public static void main(String[] args) throws IOException {
        new StoreMeasurement(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2])).run();
    }

    private void run() throws IOException {
        commitAll();
        reopen("clean");
    }

    private void commitAll() throws IOException {
        long start = System.nanoTime();
        LedgerStore store = LedgerStore.open(directory, SyntheticBlocks.NETWORK);
        say("open empty: %d ms", millis(start));
        SyntheticBlocks blocks = new SyntheticBlocks(1);
        long stage = 0;
        long commit = 0;
        long cpu = 0;
        int sinceReport = 0;
        for (int done = 0; done < transactions; ) {
            List<SyntheticBlocks.Draft> drafts = new ArrayList<>();
            for (int i = 0; i < AHEAD && done < transactions; i++, done += perBlock) {
                drafts.add(blocks.draft(store.committed().blocks() + i, perBlock));
                sinceReport += perBlock;
            }
            for (SyntheticBlocks.Draft draft : drafts) {
                long c0 = cpu();
                long t0 = System.nanoTime();
                var root = store.stateRoot(draft.changes());
                long t1 = System.nanoTime();
                Block block = draft.close(store.committed(), root);
                long t2 = System.nanoTime();
                store.commit(block);
                stage += t1 - t0;
                commit += System.nanoTime() - t2;
                cpu += cpu() - c0;
            }
            if (sinceReport >= 100_000) {
                say(
                        "%8d tx: stage %.2f us/tx, commit %.2f us/tx, cpu %.2f us/tx, %.0f tx/s of the store; keys %d, heap %d MB",
                        done,
                        stage / 1e3 / sinceReport,
                        commit / 1e3 / sinceReport,
                        cpu / 1e3 / sinceReport,
                        sinceReport * 1e9 / (stage + commit),
                        store.committed().keys(),
                        heap());
                stage = 0;
                commit = 0;
                cpu = 0;
                sinceReport = 0;
            }
        }
        long closing = System.nanoTime();
        store.close();
        say("close: %d ms", millis(closing));
        for (String folder : List.of("blocks", "index", "hashes", "offsets", "state", ".")) {
            say("%s: %.1f bytes/tx", folder, size(directory.resolve(folder)) / (double) transactions);
        }
    }

    private void reopen(String how) {
        long start = System.nanoTime();
        try (LedgerStore store = LedgerStore.open(directory, SyntheticBlocks.NETWORK)) {
            say(
                    "open %s: %d ms, %s, %d keys",
                    how, millis(start), store.recovery(), store.committed().keys());
        }
    }

    private static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void say(String format, Object... args) {
        System.out.println(String.format(Locale.ROOT, format, args));
    }
}
