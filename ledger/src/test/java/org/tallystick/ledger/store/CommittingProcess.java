package org.tallystick.ledger.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tallystick.formats.Hash;

/**
 * A process of its own that commits blocks without end and prints a line for each one once it is committed. It dies by a
 * signal, or ends when the store fails.
 */
final class CommittingProcess {
    private CommittingProcess() {}

    /** What the process said of one block. */
    record Acknowledged(long blocks, long size, Hash logRoot, Hash stateRoot) {
        static Acknowledged of(LedgerView view) {
            return new Acknowledged(view.blocks(), view.size(), view.logRoot(), view.stateRoot());
        }

        static Optional<Acknowledged> parse(String line) {
            String[] parts = line.split(" ", -1);
            return parts.length == 5 && parts[0].equals("committed")
                    ? Optional.of(new Acknowledged(
                            Long.parseLong(parts[1]),
                            Long.parseLong(parts[2]),
                            Hash.parseUrl(parts[3]),
                            Hash.parseUrl(parts[4])))
                    : Optional.empty();
        }

        String line() {
            return "committed " + blocks + " " + size + " " + logRoot + " " + stateRoot;
        }
    }

    /** Arguments: directory, seed, length of a segment, changes between savepoints, the longest file in bytes or 0. */
    public static void main(String[] args) {
        SplittableRandom random = new SplittableRandom(Long.parseLong(args[1]));
        SyntheticBlocks blocks = new SyntheticBlocks(random.nextLong());
        Tuning tuning = new Tuning(Long.parseLong(args[2]), Long.parseLong(args[3]), 100_000);
        LedgerStore store = LedgerStore.open(Path.of(args[0]), SyntheticBlocks.NETWORK, tuning);
        if (Long.parseLong(args[4]) > 0) {
            FileSizeLimit.set(Long.parseLong(args[4]));
        }
        try {
            while (true) {
                blocks.commit(store, random.nextInt(1, 30));
                System.out.println(Acknowledged.of(store.committed()).line());
            }
        } catch (StoreFailure failure) {
            System.out.println("failed " + failure.problem());
            System.out.println(failure.getMessage());
        }
    }

    /** Starts it; {@code limit} is the longest file in bytes that it may write, or 0 for any. */
    static Process start(Path root, long seed, Tuning tuning, int limit) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx300m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommittingProcess.class.getName(),
                        root.toString(),
                        String.valueOf(seed),
                        String.valueOf(tuning.rollAt()),
                        String.valueOf(tuning.savepointChanges()),
                        String.valueOf(limit))
                .redirectErrorStream(true)
                .start();
    }

    /** Reads lines until so many blocks were acknowledged, or until the process ends. */
    static List<String> read(BufferedReader out, int blocks) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (lines.size() >= blocks) {
                break;
            }
        }
        return lines;
    }
}
