package org.tallystick.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** How a ledger opens in a process of its own, cold, beside an empty one of the same network. */
final class Reopened {
    private static final double AIM_SECONDS = 3;

    private Reopened() {}

    /** Seconds from the start of the process, and bytes on the heap and in all once it is open. */
    private record Opening(double seconds, double heap, double resident) {}

    static void measure(Path directory, BenchNetwork network, Path scratch, Consumer<Figure> out) throws IOException {
        Path genesis = Files.write(
                scratch.resolve("genesis.json"), network.genesis().bytes().toArray());
        Path none = Files.createDirectory(scratch.resolve("empty"));
        open(none, genesis);
        Opening empty = open(none, genesis);
        Opening full = open(directory, genesis);
        out.accept(new Figure("start-up", full.seconds(), "s", AIM_SECONDS, "s aimed at, 1 million"));
        out.accept(new Figure("start-up-empty", empty.seconds(), "s", full.seconds(), "s when filled"));
        out.accept(new Figure("memory", full.heap() / 1e6, "MB", empty.heap() / 1e6, "MB of heap when empty"));
        out.accept(new Figure(
                "memory-process", full.resident() / 1e6, "MB", empty.resident() / 1e6, "MB resident when empty"));
    }

    private static Opening open(Path directory, Path genesis) throws IOException {
        long start = System.nanoTime();
        try (Child child = Child.of(OpenedLedger.class, directory.toString(), genesis.toString())) {
            child.expect("open");
            double seconds = (System.nanoTime() - start) / 1e9;
            double heap = Double.parseDouble(child.expect("heap"));
            return new Opening(seconds, heap, Double.parseDouble(child.expect("resident")));
        }
    }
}
