package org.tallystick.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.keys.PreparedKey;
import org.tallystick.formats.keys.SignatureVerifier;

/**
 * Commits some thousand transactions at a time, between two counts of how many of their signatures all cores check a
 * second with keys and bytes at hand: so that what else the machine does meets both.
 */
final class Rounds {
    private static final int MOST = 20_000;
    private static final int LEAST = 1_000;
    private static final Crowd CLIENTS = new Crowd(16, 256);

    private final BenchNetwork network;
    private final int size;
    private final List<PreparedKey> keys;

    /** @param entries how many are wanted in all; then a round is not larger */
    Rounds(BenchNetwork network, SignatureVerifier verifier, long entries) {
        this.network = network;
        this.size = Math.clamp(entries, LEAST, MOST);
        this.keys = IntStream.range(0, network.accounts())
                .mapToObj(account -> verifier.prepare(network.key(account).publicKey()))
                .toList();
    }

    /** Goes on until the JIT has compiled what matters. */
    void warmUp(LocalLedger ledger, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        do {
            next(ledger);
        } while (System.nanoTime() < end);
    }

    Round next(LocalLedger ledger) {
        List<Bytes> shares = network.shares(size);
        Checks checks = Checks.of(keys, shares);
        Rate before = checks.count();
        Rate committed = Rate.of(size, () -> CLIENTS.each(shares, ledger::commit));
        return new Round(committed, before.plus(checks.count()));
    }
}
