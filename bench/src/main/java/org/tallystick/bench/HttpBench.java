package org.tallystick.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.tallystick.bench.HttpLoad.Shape;
import org.tallystick.bench.ShareDesk.Shares;
import org.tallystick.formats.keys.SignatureVerifier;

/**
 * A node of three members as clients in another process meet it: HTTP, details, mempool, block, disk, and the answer when all
 * of that is done. What they send is signed beforehand. All records name one payload, which is in the vault already, but
 * for those submitted alone: each of these has its own, as people's files do.
 */
final class HttpBench implements Bench {
    private static final int ACCOUNTS = 64;
    private static final int BATCH = 100;
    private static final int BATCHES = 100;
    private static final int SINGLES = 4_000;
    private static final int ALONE = 100;
    private static final double AIM_MILLIS = 10;

    private static final Shape IN_BATCHES = new Shape(16, 0);
    private static final Shape SINGLY = new Shape(64, 0);
    /** Far below what the node could do: each finds it idle. */
    private static final Shape NOW_AND_THEN = new Shape(1, 5_000);

    @Override
    public List<String> figures() {
        return List.of(
                "http-batches",
                "http-singles",
                "http-singles-p50",
                "http-singles-p99",
                "http-submit",
                "http-submit-p99");
    }

    @Override
    public void run(Settings settings, Consumer<Figure> out) throws IOException {
        SignatureVerifier verifier = SignatureVerifier.fastest();
        try (Scratch scratch = Scratch.in(settings.scratch())) {
            Path network = Files.createDirectory(scratch.path().resolve("network"));
            try (Consortium consortium = Consortium.found(network, new SecureRandom(), verifier);
                    HttpLoad load = HttpLoad.start(
                            consortium.address(Consortium.HOSPITAL).getPort(), scratch.path())) {
                ShareDesk desk = ShareDesk.open(consortium, ACCOUNTS, scratch.path());
                new Session(settings, desk, new Rally(load, verifier), out).measure();
            }
        }
    }

    private record Session(Settings settings, ShareDesk desk, Rally rally, Consumer<Figure> out) {
        void measure() throws IOException {
            int some = Math.clamp(settings.entries() / BATCH, 4, BATCHES);
            int many = Math.clamp(settings.entries(), 200, SINGLES);
            during(settings.time(), () -> desk.batches(some, BATCH), IN_BATCHES); // warms up
            during(settings.time().dividedBy(2), () -> desk.singles(many), SINGLY);
            Rally.Score batches = during(settings.time(), () -> desk.batches(some, BATCH), IN_BATCHES);
            Rally.Score singles = during(settings.time(), () -> desk.singles(many), SINGLY);
            Rally.Score alone = during(settings.time().dividedBy(2), () -> desk.apart(ALONE), NOW_AND_THEN);
            out.accept(batches.round().figure("http-batches"));
            out.accept(singles.round().figure("http-singles"));
            beside(
                    "http-singles-p50",
                    singles.latencies().percentile(50),
                    alone.latencies().percentile(50),
                    "ms alone");
            beside(
                    "http-singles-p99",
                    singles.latencies().percentile(99),
                    alone.latencies().percentile(99),
                    "ms alone");
            beside("http-submit", alone.latencies().percentile(50), AIM_MILLIS, "ms aimed at, p50");
            beside("http-submit-p99", alone.latencies().percentile(99), AIM_MILLIS, "ms aimed at, p50");
            remark("in batches", batches);
            remark("singly", singles);
        }

        private interface Source {
            Shares next() throws IOException;
        }

        private Rally.Score during(Duration time, Source source, Shape shape) throws IOException {
            Rally.Score score = Rally.Score.NOTHING;
            while (score.round().committed().spent().seconds() < time.toNanos() / 1e9) {
                score = score.plus(rally.send(source.next(), shape));
            }
            return score;
        }

        private void beside(String name, double value, double reference, String what) {
            out.accept(new Figure(name, value, "ms", reference, what));
        }

        private void remark(String how, Rally.Score score) {
            Round round = score.round();
            settings.remarks()
                    .accept(String.format(
                            Locale.ROOT,
                            "  %s: %.0f us of the node's processor time each (%.0f for a signature), %.0f of the clients'",
                            how,
                            1e6 / round.committed().perProcessorSecond(),
                            1e6 / round.verified().perProcessorSecond(),
                            1e6
                                    * score.clients().processorSeconds()
                                    / round.committed().count()));
        }
    }
}
