package org.tallystick.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.tallystick.formats.keys.SignatureVerifier;

/**
 * How many signed {@code records.share} a second the ledger takes, checks, orders, executes and syncs to disk in one
 * process, from empty on, beside how many signatures the same cores can check. Then what the ledger has become: its bytes
 * on disk, how fast it opens, what it holds in memory.
 */
final class PipelineBench implements Bench {
    private static final int ACCOUNTS = 500;
    private static final int MILESTONE = 100_000;

    @Override
    public List<String> figures() {
        return List.of(
                "pipeline",
                "pipeline-cpu",
                "pipeline-at-",
                "pipeline-last",
                "disk",
                "start-up",
                "start-up-empty",
                "memory",
                "memory-process");
    }

    @Override
    public void run(Settings settings, Consumer<Figure> out) throws IOException {
        SignatureVerifier verifier = SignatureVerifier.fastest();
        settings.remarks().accept("signatures are checked by " + verifier.name());
        BenchNetwork network = new BenchNetwork(ACCOUNTS, new SecureRandom(), InstantSource.system(), verifier);
        Rounds rounds = new Rounds(network, verifier, settings.entries());
        try (Scratch scratch = Scratch.in(settings.scratch())) {
            Path warm = Files.createDirectory(scratch.path().resolve("warm"));
            try (LocalLedger ledger = LocalLedger.found(warm, network, verifier)) {
                rounds.warmUp(ledger, settings.time().multipliedBy(2));
            }
            Path directory = Files.createDirectory(scratch.path().resolve("ledger"));
            long entries;
            try (LocalLedger ledger = LocalLedger.found(directory, network, verifier)) {
                fill(ledger, rounds, settings, out);
                entries = ledger.entries();
            }
            long jws = network.shares(1).getFirst().size();
            out.accept(new Figure("disk", (double) Scratch.size(directory) / entries, "B/tx", jws, "B of each"));
            Reopened.measure(directory, network, scratch.path(), out);
        }
    }

    private static void fill(LocalLedger ledger, Rounds rounds, Settings settings, Consumer<Figure> out) {
        List<Round> milestones = new ArrayList<>();
        Round all = Round.NOTHING;
        Round since = Round.NOTHING;
        while (ledger.entries() < settings.entries()) {
            Round round = rounds.next(ledger);
            all = all.plus(round);
            since = since.plus(round);
            if (since.committed().count() >= MILESTONE) {
                milestones.add(since);
                out.accept(since.figure("pipeline-at-" + milestones.size() * MILESTONE));
                settings.remarks().accept(remark(ledger, since));
                since = Round.NOTHING;
            }
        }
        out.accept(all.figure("pipeline"));
        out.accept(all.processorFigure("pipeline-cpu"));
        if (milestones.size() > 1) {
            double first = milestones.getFirst().ratio();
            out.accept(new Figure("pipeline-last", milestones.getLast().ratio(), "ratio", first, "at first"));
        }
    }

    private static String remark(LocalLedger ledger, Round round) {
        return String.format(
                Locale.ROOT,
                "  %,d entries in %,d blocks; %.1f us of processor each, %.1f for a signature",
                ledger.entries(),
                ledger.blocks(),
                1e6 / round.committed().perProcessorSecond(),
                1e6 / round.verified().perProcessorSecond());
    }
}
