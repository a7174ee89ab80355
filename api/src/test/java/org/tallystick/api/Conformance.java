package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds every answer to the contract: its status, its media type, and its document against the schema. */
final class Conformance {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNode CONTRACT = load();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> COMPILED = new TreeMap<>();

    private Conformance() {}

    static JsonNode contract() {
        return CONTRACT;
    }

    static void check(String method, HttpResponse<String> answer) {
        String template = template(answer.uri().getPath());
        JsonNode responses = CONTRACT.get("paths")
                .get(template)
                .get(method.toLowerCase(java.util.Locale.ROOT))
                .get("responses");
        String status = String.valueOf(answer.statusCode());
        assertThat(responses.has(status) || responses.has("default"))
                .as(template + " " + status)
                .isTrue();
        JsonNode response = follow(responses.has(status) ? responses.get(status) : responses.get("default"));
        String type = answer.headers().firstValue("Content-Type").orElseThrow().replaceAll(";.*", "");
        assertThat(response.get("content").has(type))
                .as(template + " " + status + " " + type)
                .isTrue();
        if (type.endsWith("json")) {
            Schema schema = COMPILED.computeIfAbsent(
                    method + template + status,
                    _ -> compile(response.get("content").get(type).get("schema")));
            assertThat(schema.validate(answer.body(), InputFormat.JSON))
                    .as(template + ": " + answer.body())
                    .isEmpty();
        }
    }

    static String template(String path) {
        return CONTRACT.get("paths").propertyNames().stream()
                .filter(template -> path.matches(template.replace("/tile/{level}/{tile}", "/tile/\\d+/.+")
                        .replace("/tile/entries/{tile}", "/tile/entries/.+")
                        .replaceAll("\\{[a-z]+}", "[^/]+")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in the contract: " + path));
    }

    private static Schema compile(JsonNode schema) {
        ObjectNode root = MAPPER.createObjectNode();
        root.set("components", CONTRACT.get("components"));
        root.putArray("allOf").add(schema);
        return SCHEMAS.getSchema(root);
    }

    private static JsonNode follow(JsonNode node) {
        return Optional.ofNullable(node.get("$ref"))
                .map(ref -> CONTRACT.at(ref.asString().substring(1)))
                .orElse(node);
    }

    private static JsonNode load() {
        try {
            String yaml = Files.readString(Path.of("../spec/openapi.yaml"));
            return MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
