package org.tallystick.api;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.tallystick.api.port.Health;
import org.tallystick.api.port.Services;
import org.tallystick.ledger.LogUpkeep;

/** How the node is doing, for {@code /metrics}: asked anew whenever somebody looks. */
final class Vitals {
    private Vitals() {}

    static void register(Services services) {
        PrometheusRegistry registry = services.operation().metrics();
        LogUpkeep upkeep = services.network().ledger().upkeep();
        GaugeWithCallback.builder()
                .name("tally_ready")
                .help("1 while the node takes transactions, else 0.")
                .callback(ready -> ready.call(services.operation().health().get() instanceof Health.Ready ? 1 : 0))
                .register(registry);
        CounterWithCallback.builder()
                .name("tally_ledger_scrubs_total")
                .help("How many times the whole block log was read and checked since the start.")
                .callback(scrubs -> scrubs.call((double) upkeep.state().scrubs()))
                .register(registry);
        CounterWithCallback.builder()
                .name("tally_ledger_scrubbed_bytes_total")
                .help("Bytes read for that.")
                .callback(bytes -> bytes.call((double) upkeep.state().bytes()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("tally_ledger_wrong")
                .help("1 if the last scrub found that wrong: the log itself, or what is derived from it.")
                .labelNames("what")
                .callback(wrong -> {
                    wrong.call(upkeep.state().damaged().isPresent() ? 1 : 0, "log");
                    wrong.call(upkeep.state().derived().isPresent() ? 1 : 0, "derived");
                })
                .register(registry);
    }
}
