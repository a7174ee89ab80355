package org.tallystick.api.frame;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Counts and times requests by endpoint, method and status: never by account, address or identifier. */
public final class Meter {
    private final Counter requests;
    private final Histogram seconds;
    private final Gauge inFlight;

    /** Registers the metrics of the API. */
    public Meter(PrometheusRegistry registry) {
        requests = Counter.builder()
                .name("tally_http_requests_total")
                .help("Requests answered.")
                .labelNames("endpoint", "method", "status")
                .register(registry);
        seconds = Histogram.builder()
                .name("tally_http_request_seconds")
                .help("Time from the end of a request's headers to the end of its answer.")
                .labelNames("endpoint")
                .classicOnly()
                .register(registry);
        inFlight = Gauge.builder()
                .name("tally_http_requests_in_flight")
                .help("Requests being answered, event streams included.")
                .register(registry);
    }

    void begun() {
        inFlight.inc();
    }

    void ended(Endpoint endpoint, int status, long nanos) {
        inFlight.dec();
        requests.labelValues(endpoint.path(), endpoint.method(), String.valueOf(status))
                .inc();
        seconds.labelValues(endpoint.path()).observe(nanos / 1e9);
    }
}
