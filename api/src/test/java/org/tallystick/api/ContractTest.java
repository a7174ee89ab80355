package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tallystick.api.problem.Code;
import org.tallystick.api.resource.Routes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.Role;
import org.tallystick.formats.merkle.Tile;

/** The contract in {@code spec/openapi.yaml} and the code say the same. */
class ContractTest {
    private static final Object CONTRACT = load();

    @Test
    void everyKindOfProblemIsInTheContractAndNoOther() {
        List<?> codes = (List<?>) at("components", "schemas", "ProblemCode", "enum");

        assertThat(codes)
                .extracting(String::valueOf)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Code.values()).map(Code::code).toList());
    }

    @Test
    void everyOperationOfTheContractIsServedAndNoOther(@TempDir Path folder) {
        try (NodeFixture node = new NodeFixture(folder, false);
                Routes routes = Routes.of(node.services, 1)) {
            assertThat(routes.endpoints())
                    .extracting(endpoint ->
                            line(endpoint.method(), endpoint.path().replace("{+", "{"), endpoint.parameters().stream()))
                    .containsExactlyInAnyOrderElementsOf(operations());
        }
    }

    private static List<String> operations() {
        List<String> operations = new ArrayList<>();
        ((Map<?, ?>) at("paths"))
                .forEach((path, methods) -> ((Map<?, ?>) methods).forEach((method, operation) -> {
                    if (operation instanceof Map<?, ?> one) {
                        operations.add(line(
                                String.valueOf(method).toUpperCase(Locale.ROOT), String.valueOf(path), queryOf(one)));
                    }
                }));
        return operations;
    }

    private static Stream<String> queryOf(Map<?, ?> operation) {
        return Optional.<Object>ofNullable(operation.get("parameters")).stream()
                .flatMap(all -> ((List<?>) all).stream())
                .map(parameter -> followed((Map<?, ?>) parameter))
                .filter(parameter -> "query".equals(((Map<?, ?>) parameter).get("in")))
                .map(parameter -> String.valueOf(((Map<?, ?>) parameter).get("name")));
    }

    private static Object followed(Map<?, ?> node) {
        return Optional.<Object>ofNullable(node.get("$ref"))
                .map(ref -> at(ref.toString().substring(2).split("/", -1)))
                .orElse(node);
    }

    /** As one line, so that a difference is easily read. */
    private static String line(String method, String path, Stream<String> query) {
        return method + " " + path + " " + query.sorted().toList();
    }

    @Test
    void whatIsARoleIsThatOfTheFormat() {
        String pattern = String.valueOf(at("components", "schemas", "Role", "pattern"));
        for (String role :
                List.of("doctor", "a", "a-b", "a-", "-", "-a", "", "Doctor", "a1", "a".repeat(24), "a".repeat(25))) {
            assertThat(role.matches(pattern)).as(role).isEqualTo(Parsed.of(() -> new Role(role)) instanceof Parsed.Ok);
        }
    }

    @Test
    void theLevelsOfTilesAreThoseOfTheFormat() {
        Map<?, ?> schema = ((List<?>) at("paths", "/tile/{level}/{tile}", "get", "parameters"))
                .stream()
                        .map(parameter -> followed((Map<?, ?>) parameter))
                        .map(Map.class::cast)
                        .filter(parameter -> "level".equals(parameter.get("name")))
                        .map(parameter -> (Map<?, ?>) parameter.get("schema"))
                        .findFirst()
                        .orElseThrow();
        int highest = (Integer) Objects.requireNonNull(schema.get("maximum"));

        assertThat(Tile.parse("tile/" + highest + "/000.p/1")).isInstanceOf(Parsed.Ok.class);
        assertThat(Tile.parse("tile/" + (highest + 1) + "/000.p/1")).isInstanceOf(Parsed.Bad.class);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        walk(CONTRACT);
    }

    private static void walk(Object node) {
        switch (node) {
            case Map<?, ?> map ->
                map.forEach((name, value) -> {
                    if ("$ref".equals(name)) {
                        assertThat(value.toString()).startsWith("#/");
                        assertThat(at(value.toString().substring(2).split("/", -1)))
                                .isNotNull();
                    }
                    walk(value);
                });
            case List<?> list -> list.forEach(ContractTest::walk);
            default -> {}
        }
    }

    private static Object at(String... path) {
        Object node = CONTRACT;
        for (String name : path) {
            assertThat(node).as(String.join("/", path)).isInstanceOf(Map.class);
            node = Optional.<Object>ofNullable(((Map<?, ?>) node).get(name)).orElseThrow();
        }
        return node;
    }

    private static Object load() {
        try {
            String yaml = Files.readString(Path.of("../spec/openapi.yaml"));
            return new Load(LoadSettings.builder().build()).loadFromString(yaml);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
