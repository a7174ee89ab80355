package org.tallystick.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/** The check that runs and the schema that is published say the same of every value, in the view of another validator. */
class ShapeSchemaTest {
    private static final SchemaRegistry OTHERS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Map<String, Shape> SHAPES = Map.ofEntries(
            Map.entry("handle", Shape.handle()),
            Map.entry("hash", Shape.hash()),
            Map.entry("account", Shape.account()),
            Map.entry("member", Shape.member()),
            Map.entry("word", Shape.word()),
            Map.entry("encryptionKey", Shape.encryptionKey()),
            Map.entry("verifierKey", Shape.verifierKey()),
            Map.entry("address", Shape.address()),
            Map.entry("integer", Shape.integer(-3, 1_000)),
            Map.entry("time", Shape.time()),
            Map.entry("truth", Shape.truth()),
            Map.entry("text", Shape.text(5)),
            Map.entry("oneOf", Shape.oneOf("yes", "no")),
            Map.entry("list", Shape.list(Shape.word(), 2)),
            Map.entry(
                    "object",
                    Shape.object()
                            .required("a", Shape.word().described("told"))
                            .optional("b", Shape.object().required("c", Shape.truth()))));

    private static final Map<String, Schema> SCHEMAS = SHAPES.entrySet().stream()
            .collect(Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> OTHERS.getSchema(entry.getValue().schema().text())));

    /** Where interesting values begin: each fits some shape. */
    private static final List<String> SEEDS = List.of(
            "00112233445566778899aabbccddeeff",
            "A".repeat(43),
            "A".repeat(1622),
            "a7f3c2@st-mary",
            "node@lab",
            "st-mary",
            "doctor",
            "yes",
            "https://ledger.st-mary.example:8080/base",
            "ledger.example/x+0123abcd+AQEB/wo=",
            "f\u00fcnf5");

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void theCheckAndTheSchemaAgree(@ForAll("names") String name, @ForAll("values") Json value) {
        Shape shape = Objects.requireNonNull(SHAPES.get(name));
        boolean fits = shape.check(value).isEmpty();
        boolean fitsOthers = Objects.requireNonNull(SCHEMAS.get(name))
                .validate(value.text(), InputFormat.JSON)
                .isEmpty();
        assertThat(fits).as("%s: %s", name, value.text()).isEqualTo(fitsOthers);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(SHAPES.keySet());
    }

    @Provide
    Arbitrary<Json> values() {
        return Arbitraries.recursive(this::leaves, ShapeSchemaTest::inside, 0, 2);
    }

    private Arbitrary<Json> leaves() {
        Arbitrary<Json> integers = Arbitraries.oneOf(
                        Arbitraries.longs().between(-5, 1_002),
                        Arbitraries.longs().between(-Json.MAX_INTEGER, Json.MAX_INTEGER))
                .map(Json::of);
        return Arbitraries.oneOf(
                texts().map(Json::of),
                texts().map(Json::of),
                integers,
                Arbitraries.of(true, false).map(Json::of),
                Arbitraries.just(Json.JsonNull.NULL));
    }

    /** A seed, or a seed with something done to it, or anything. */
    private static Arbitrary<String> texts() {
        Arbitrary<String> seeds = Arbitraries.of(SEEDS);
        Arbitrary<String> scraps = Arbitraries.strings()
                .withChars("aAgQw09-_+=/@.:\n\u007f\u00e9 ")
                .ofMaxLength(3);
        return Arbitraries.oneOf(
                seeds,
                Combinators.combine(
                                seeds,
                                scraps,
                                Arbitraries.doubles().between(0, 1),
                                Arbitraries.integers().between(0, 3))
                        .as(ShapeSchemaTest::altered),
                scraps);
    }

    private static String altered(String seed, String scrap, double where, int cut) {
        int at = (int) (where * seed.length());
        return seed.substring(0, at) + scrap + seed.substring(Math.min(seed.length(), at + cut));
    }

    private static Arbitrary<Json> inside(Arbitrary<Json> values) {
        Arbitrary<Json> arrays = values.list().ofMaxSize(3).map(JsonArray::new);
        Arbitrary<Json> objects = Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), values)
                .ofMaxSize(3)
                .map(ShapeSchemaTest::object);
        return Arbitraries.oneOf(arrays, objects);
    }

    private static Json object(Map<String, Json> fields) {
        JsonObject.Builder builder = JsonObject.builder();
        Stream.of("a", "b", "c", "d")
                .filter(fields::containsKey)
                .forEach(name -> builder.with(name, Objects.requireNonNull(fields.get(name))));
        return builder.build();
    }
}
