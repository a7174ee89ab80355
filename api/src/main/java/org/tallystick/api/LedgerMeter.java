package org.tallystick.api;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.LongSupplier;
import org.tallystick.api.port.Services;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.log.Checkpoints;

/** Shows how far the ledger is, what waits for it, and how much room its disk has. Read when somebody looks, never before. */
final class LedgerMeter {
    private final PrometheusRegistry registry;
    private final Gauges gauges;

    LedgerMeter(PrometheusRegistry registry) {
        this.registry = registry;
        this.gauges = new Gauges(registry);
    }

    void show(Services services) {
        Ledger ledger = services.network().ledger();
        Checkpoints checkpoints = services.network().checkpoints();
        gauges.add(
                "tally_mempool_transactions",
                "Transactions that wait for a block.",
                () -> ledger.mempool().count());
        gauges.add(
                "tally_mempool_bytes",
                "Bytes of the transactions that wait for a block.",
                () -> ledger.mempool().bytes());
        counter(
                "tally_ledger_blocks_total",
                "Blocks on the ledger.",
                () -> ledger.store().committed().blocks());
        counter(
                "tally_ledger_entries_total",
                "Entries on the ledger.",
                () -> ledger.store().committed().size());
        gauges.add(
                "tally_checkpoint_entries",
                "Entries under this member's newest checkpoint.",
                () -> checkpoints
                        .newest(services.member())
                        .map(newest -> newest.checkpoint().size())
                        .orElse(0L));
        gauges.add(
                "tally_ledger_disk_free_bytes",
                "Free space of the ledger's disk.",
                () -> ledger.store().usableSpace());
    }

    private void counter(String name, String help, LongSupplier value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(seen -> seen.call((double) value.getAsLong()))
                .register(registry);
    }
}
