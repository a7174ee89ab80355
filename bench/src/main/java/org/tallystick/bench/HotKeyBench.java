package org.tallystick.bench;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tallystick.formats.keys.SignatureVerifier;

/**
 * Two hundred clients that all ask to read the same record, beside the same clients with a record each. Every request
 * counts up one value in the state. Each client waits for its request to be on disk before the next; a request that was
 * refused, or asked to come again, makes the measurement fail.
 */
final class HotKeyBench implements Bench {
    private static final int CLIENTS = 200;
    /** How often the two take turns, so that what else the machine does hits both. */
    private static final int TURNS = 4;

    @Override
    public List<String> figures() {
        return List.of("hot-key");
    }

    @Override
    public void run(Settings settings, Consumer<Figure> out) throws IOException {
        SignatureVerifier verifier = SignatureVerifier.fastest();
        BenchNetwork network = new BenchNetwork(CLIENTS, new SecureRandom(), InstantSource.system(), verifier);
        List<String> records =
                IntStream.range(0, CLIENTS).mapToObj(_ -> network.handle()).toList();
        Duration turn = settings.time().dividedBy(2 * TURNS);
        try (Scratch scratch = Scratch.in(settings.scratch());
                LocalLedger ledger = LocalLedger.found(scratch.path(), network, verifier)) {
            ledger.commit(IntStream.range(0, CLIENTS)
                    .mapToObj(i -> network.share(i, records.get(i)))
                    .toList());
            requests(ledger, network, settings.time().dividedBy(2), records::get);
            Rate hot = Rate.NOTHING;
            Rate apart = Rate.NOTHING;
            for (int i = 0; i < TURNS; i++) {
                apart = apart.plus(requests(ledger, network, turn, records::get));
                hot = hot.plus(requests(ledger, network, turn, _ -> records.getFirst()));
            }
            out.accept(new Figure("hot-key", hot.perSecond(), "tx/s", apart.perSecond(), "tx/s on keys apart"));
        }
    }

    static Rate requests(LocalLedger ledger, BenchNetwork network, Duration time, IntFunction<String> recordOf) {
        LongAdder count = new LongAdder();
        Spent spent = Spent.on(() -> {
            long end = System.nanoTime() + time.toNanos();
            Crowd.waiting(CLIENTS).run(client -> {
                while (System.nanoTime() < end) {
                    ledger.commit(network.request(client, recordOf.apply(client)));
                    count.increment();
                }
            });
        });
        return new Rate(count.sum(), spent);
    }
}
