package org.tallystick.node.member;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import org.tallystick.api.Gauges;
import org.tallystick.sharing.exchange.Exchange;
import org.tallystick.sharing.holder.HolderLoop;
import org.tallystick.sharing.vault.Vault;

/** Shows what a member has yet to do and what it had to put aside: numbers, never whom or what they are about. */
final class MemberMeter {
    private final Gauges gauges;

    MemberMeter(PrometheusRegistry registry) {
        this.gauges = new Gauges(registry);
    }

    void show(Exchange exchange, HolderLoop holder, Vault vault) {
        gauges.add("tally_outbox_deliveries", "Details that have yet to reach other members.", exchange::waiting);
        gauges.add("tally_holder_jobs", "Requests and grants that this member has yet to answer.", holder::jobs);
        gauges.add("tally_vault_quarantined", "Payloads that were found damaged and put aside.", vault::quarantined);
        gauges.add(
                "tally_vault_scrubbed_timestamp_seconds",
                "When every payload had last been checked, in seconds since 1970; 0 if never yet.",
                () -> vault.scrubbed().map(Instant::getEpochSecond).orElse(0L));
        gauges.add("tally_vault_disk_free_bytes", "Free space of the vault's disk.", vault::usableSpace);
    }
}
