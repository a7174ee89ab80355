package org.tallystick.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;

/** For any value: one canonical form, read back as the same value; and no text on which Jackson knows better. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE)
class JsonPropertyTest {
    private static final String MUTATIONS = "{}[]\",:\\/ \t\n0123456789-+.eEtruefalsn\u0000\ud800\udc00\u00e9\ufeff";

    @Property
    void whatIsWrittenCanonicallyIsReadBackAsTheSameValue(@ForAll("values") Json value) {
        assertThat(Json.parse(value.canonical())).isEqualTo(new Parsed.Ok<>(value));
    }

    @Property
    void howeverItIsWrittenTheCanonicalFormIsTheSame(@ForAll("values") Json value, @ForAll long seed) {
        String untidy = new Untidy(new Random(seed)).write(value);
        assertThat(Json.parse(Bytes.utf8(untidy)).orThrow().text()).isEqualTo(value.text());
    }

    @Property
    void canonicalNamesStandInTheOrderOfTheirUtf16Units(@ForAll("objects") JsonObject object) {
        assertThat(object.names()).isSorted().doesNotHaveDuplicates();
    }

    @Property(tries = 3_000)
    void ourReaderTakesWhatJacksonTakesWithinOurLimitsAndNothingElse(@ForAll("values") Json value, @ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(new Untidy(random).write(value));
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length());
            char c = MUTATIONS.charAt(random.nextInt(MUTATIONS.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, c);
                case 1 -> text.insert(at, c);
                default -> text.deleteCharAt(at).append(' ');
            }
        }
        String mutated = Bytes.utf8(text.toString()).text();
        Optional<Json> ours = Json.parse(Bytes.utf8(mutated)) instanceof Parsed.Ok<Json>(Json json)
                ? Optional.of(json)
                : Optional.empty();
        assertThat(ours).as(mutated).isEqualTo(JacksonJson.read(mutated));
    }

    @Provide
    Arbitrary<Json> values() {
        return values(2);
    }

    @Provide
    Arbitrary<JsonObject> objects() {
        return objects(2);
    }

    private static Arbitrary<Json> values(int depth) {
        return depth == 0
                ? scalars()
                : Arbitraries.oneOf(
                        scalars(),
                        values(depth - 1).list().ofMaxSize(4).map(JsonArray::new),
                        objects(depth - 1).map(object -> object));
    }

    private static Arbitrary<JsonObject> objects(int depth) {
        return Arbitraries.maps(text(), values(depth)).ofMaxSize(4).map(JsonPropertyTest::object);
    }

    private static Arbitrary<Json> scalars() {
        return Arbitraries.oneOf(
                text().map(Json::of),
                Arbitraries.longs().between(-Json.MAX_INTEGER, Json.MAX_INTEGER).map(Json::of),
                Arbitraries.of(Json.of(true), Json.of(false), Json.JsonNull.NULL));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings().all().ofMaxLength(8).filter(Json::isText);
    }

    private static JsonObject object(Map<String, Json> fields) {
        JsonObject.Builder builder = JsonObject.builder();
        fields.forEach(builder::with);
        return builder.build();
    }

    /** Writes a value in one of its many other forms: white space, escapes, names in any order. */
    private record Untidy(Random random) {
        String write(Json json) {
            return space() + inner(json) + space();
        }

        private String inner(Json json) {
            return switch (json) {
                case JsonObject object -> "{" + fields(object) + "}";
                case JsonArray(List<Json> items) ->
                    "["
                            + (items.isEmpty()
                                    ? space()
                                    : String.join(
                                            ",", items.stream().map(this::write).toList())) + "]";
                case Json.JsonString(String value) -> quoted(value);
                case Json.JsonInteger _, Json.JsonBoolean _, Json.JsonNull _ -> json.text();
            };
        }

        private String fields(JsonObject object) {
            List<String> fields = new ArrayList<>(object.names().stream()
                    .map(name -> space() + quoted(name) + space() + ":"
                            + write(object.get(name).orElseThrow()))
                    .toList());
            Collections.shuffle(fields, random);
            return fields.isEmpty() ? space() : String.join(",", fields);
        }

        private String quoted(String value) {
            StringBuilder out = new StringBuilder("\"");
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                boolean must = c < 0x20 || c == '"' || c == '\\' || Character.isSurrogate(c);
                out.append(must || random.nextInt(4) == 0 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
            return out.append('"').toString();
        }

        private String space() {
            return List.of("", "", " ", "\t", "\r\n").get(random.nextInt(5));
        }
    }
}
