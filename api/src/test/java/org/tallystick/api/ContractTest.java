package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tallystick.api.problem.Code;

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
