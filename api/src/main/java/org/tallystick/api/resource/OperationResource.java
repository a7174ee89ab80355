package org.tallystick.api.resource;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.tallystick.api.auth.Access;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.frame.Inquiry;
import org.tallystick.api.frame.Reply;
import org.tallystick.api.page.ContractPage;
import org.tallystick.api.port.Health;
import org.tallystick.api.port.Services;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.JsonObject;

/** For people who look in, and for whoever runs the node. */
final class OperationResource implements Endpoint.Resource {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final ContractPage page;
    private final Services.Operation operation;

    OperationResource(ContractPage page, Services.Operation operation) {
        this.page = page;
        this.operation = operation;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/", Access.OPEN, this::page),
                Endpoint.get("/openapi.yaml", Access.OPEN, inquiry -> Reply.text("application/yaml", page.yaml())),
                Endpoint.get(
                        "/health",
                        Access.OPEN,
                        inquiry -> Reply.json(JsonObject.with("status", "up").build())),
                Endpoint.get("/ready", Access.OPEN, this::ready),
                Endpoint.get("/metrics", Access.METRICS, this::metrics));
    }

    private Reply page(Inquiry inquiry) {
        return Reply.text("text/html", page.html()).with("Content-Security-Policy", POLICY);
    }

    private Reply ready(Inquiry inquiry) {
        Health health = operation.health().get();
        return switch (health) {
            case Health.Ready _ -> Reply.json(health.json());
            case Health.Troubled _, Health.Starting _, Health.Stopping _, Health.Stopped _ ->
                Reply.json(503, health.json());
        };
    }

    private Reply metrics(Inquiry inquiry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
        try {
            writer.write(out, operation.metrics().scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Reply.bytes(PrometheusTextFormatWriter.CONTENT_TYPE, Bytes.wrap(out.toByteArray()));
    }
}
