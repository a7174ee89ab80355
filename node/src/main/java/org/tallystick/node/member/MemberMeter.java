package org.tallystick.node.member;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.tallystick.sharing.exchange.Exchange;
import org.tallystick.sharing.holder.HolderLoop;
import org.tallystick.sharing.vault.Vault;

/** Shows what a member has yet to do and what it had to put aside: numbers, never whom or what they are about. */
final class MemberMeter {
    private final PrometheusRegistry registry;

    MemberMeter(PrometheusRegistry registry) {
        this.registry = registry;
    }

    void show(Exchange exchange, HolderLoop holder, Vault vault) {
        gauge("tally_outbox_deliveries", "Details that have yet to reach other members.", exchange::waiting);
        gauge("tally_holder_jobs", "Requests and grants that this member has yet to answer.", holder::jobs);
        gauge("tally_vault_quarantined", "Payloads that were found damaged and put aside.", vault::quarantined);
        gauge(
                "tally_vault_scrubbed_timestamp_seconds",
                "When every payload had last been checked, in seconds since 1970; 0 if never yet.",
                () -> vault.scrubbed().map(Instant::getEpochSecond).orElse(0L));
        gauge("tally_vault_disk_free_bytes", "Free space of the vault's disk.", vault::usableSpace);
    }

    private void gauge(String name, String help, LongSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(seen -> seen.call((double) value.getAsLong()))
                .register(registry);
    }
}
