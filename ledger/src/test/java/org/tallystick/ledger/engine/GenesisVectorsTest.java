package org.tallystick.ledger.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.MachineFixture;
import org.tallystick.ledger.TestNetwork;

/**
 * {@code spec/vectors/genesis.json}: files that found a network, with the header that closes their block 0, and files that do
 * not. {@code mvn -Dvectors.write test} writes the file anew, to be read and committed by a person.
 */
class GenesisVectorsTest {
    private static final Path FILE = Path.of("..", "spec", "vectors", "genesis.json");

    private final TestNetwork network = new TestNetwork("clinic", "lab");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> eachFoundsTheNetworkThatTheVectorSays() throws IOException {
        return read("valid")
                .map(one -> DynamicTest.dynamicTest(one.string("name"), () -> {
                    Genesis genesis =
                            Genesis.parse(Bytes.utf8(one.string("genesis"))).orThrow();
                    assertThat(genesis.bytes().text()).isEqualTo(one.string("genesis"));
                    assertThat(genesis.hash()).isEqualTo(one.hash("hash"));
                    assertThat(genesis.open()).isEqualTo(one.truth("public"));
                    assertThat(header(genesis)).isEqualTo(one.string("header"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> eachIsMalformedAsTheVectorSays() throws IOException {
        return read("malformed")
                .map(one -> DynamicTest.dynamicTest(
                        one.string("name"),
                        () -> assertThat(Genesis.parse(Bytes.utf8(one.string("genesis"))))
                                .isInstanceOfSatisfying(
                                        Parsed.Bad.class,
                                        bad -> assertThat(bad.fault().code()).isEqualTo(one.string("fault")))));
    }

    @Test
    void theFileIsWhatTheseSamplesGive() throws IOException {
        String made =
                "{\n  \"about\": \"How networks begin; see ledger.md. header is the entry that closes block 0.\",\n"
                        + "  \"malformed\": " + lines(malformed()) + ",\n  \"valid\": " + lines(valid()) + "\n}\n";
        if (System.getProperty("vectors.write") != null) {
            Files.writeString(FILE, made);
        }
        assertThat(Files.readString(FILE)).isEqualTo(made);
    }

    private List<JsonObject> valid() {
        Genesis closed = network.genesis();
        Genesis open = new Genesis(closed.network(), closed.time(), true, closed.founders());
        return List.of(valid("a network for its members", closed), valid("a public network", open));
    }

    private JsonObject valid(String name, Genesis genesis) {
        return JsonObject.with("name", name)
                .with("genesis", genesis.bytes().text())
                .with("hash", genesis.hash())
                .with("header", header(genesis))
                .with("public", genesis.open())
                .build();
    }

    private List<JsonObject> malformed() {
        List<Bytes> founder = List.of(Bytes.utf8("a founder's line is read later"));
        JsonObject good = Json.parseObject(new Genesis(TestNetwork.NAME, 1, founder).bytes())
                .orThrow();
        List<JsonObject> cases = new ArrayList<>();
        cases.add(broken("public is false", "field-value", good, json -> json.with("public", false)));
        cases.add(broken("public is no boolean", "field-type", good, json -> json.with("public", "true")));
        cases.add(broken(
                "no founder",
                "field-value",
                good,
                json -> json.without("founders").with("founders", JsonArray.EMPTY)));
        cases.add(broken("no name", "field-missing", good, json -> json.without("network")));
        cases.add(broken("an unknown field", "field-unknown", good, json -> json.with("Public", true)));
        cases.add(broken(
                "a time before 1970",
                "field-value",
                good,
                json -> json.without("time").with("time", -1)));
        return cases;
    }

    private static JsonObject broken(
            String name, String fault, JsonObject good, UnaryOperator<JsonObject.Builder> change) {
        return JsonObject.with("name", name)
                .with("genesis", change.apply(good.toBuilder()).build().text())
                .with("fault", fault)
                .build();
    }

    private String header(Genesis genesis) {
        try (MachineFixture node = new MachineFixture(network, folder.resolve(String.valueOf(genesis.open())))) {
            if (node.machine().info().blocks() == 0) {
                node.machine().genesis(genesis);
                node.machine().commit();
            }
            return node.store().committed().lastHeader().orElseThrow().text();
        }
    }

    private static Stream<JsonObject> read(String array) throws IOException {
        return Json.parseObject(Bytes.wrap(Files.readAllBytes(FILE)))
                .orThrow()
                .array(array)
                .objects();
    }

    private static String lines(List<JsonObject> cases) {
        return cases.stream().map(Json::text).collect(Collectors.joining(",\n    ", "[\n    ", "\n  ]"));
    }
}
