package org.tallystick.api;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.LongSupplier;

/** Numbers without labels that {@code /metrics} shows, asked anew whenever somebody looks. */
public final class Gauges {
    private final PrometheusRegistry registry;

    /** Adds to what that registry shows. */
    public Gauges(PrometheusRegistry registry) {
        this.registry = registry;
    }

    /** Adds one. */
    public void add(String name, String help, LongSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(seen -> seen.call((double) value.getAsLong()))
                .register(registry);
    }
}
