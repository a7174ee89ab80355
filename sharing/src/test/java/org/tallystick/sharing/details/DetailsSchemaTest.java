package org.tallystick.sharing.details;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Call;
import org.tallystick.sharing.World;
import org.tallystick.sharing.contracts.NetworkContracts;

/**
 * The JSON Schema of each call's details, as the API publishes it, and what reads them say the same: of bodies that are right,
 * and of each of these with anything in it left out, put in, or put in the place of something else. The judge is a validator
 * that others wrote.
 */
class DetailsSchemaTest {
    private static final SchemaRegistry OTHERS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final World WORLD = new World(17);
    private static final String HANDLE = "00112233445566778899aabbccddeeff";
    private static final String HASH = "A".repeat(43);

    /** The one rule that no schema says: what its description says instead. */
    private static final String BEGINS_BEFORE_IT_ENDS = "'from' lies before 'until'";

    /** What is put in the place of something: right in one, wrong in another. */
    private static final List<Json> INSTEAD = Stream.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "1",
                    "-1",
                    "4",
                    "9007199254740991",
                    "\"\"",
                    "\"x\"",
                    "\"X Y\"",
                    "\"a\\nb\"",
                    "[]",
                    "[null]",
                    "[\"x\"]",
                    "{}",
                    "\"" + HANDLE + "\"",
                    "[\"" + HANDLE + "\"]",
                    "\"" + HASH + "\"",
                    "\"" + "A".repeat(42) + "B\"",
                    "\"" + "é".repeat(65) + "\"",
                    "\"" + "x".repeat(200) + "\"",
                    "\"" + "x".repeat(1001) + "\"",
                    "[\"TREAT\"]",
                    "[\"A9-2-a\"]",
                    "[\"A6-1-a\",\"A9-2-a\"]",
                    "\"allow\"",
                    "\"deny\"",
                    "{\"member\":\"clinic\"}",
                    "{\"member\":\"none\"}",
                    "{\"member\":\"clinic\",\"role\":\"-\"}",
                    "{\"account\":\"node@clinic\"}",
                    "{\"account\":\"node@clinic\",\"member\":\"clinic\"}",
                    "{\"all\":true}",
                    "{\"all\":false}",
                    "{\"type\":\"lab-report\"}",
                    "{\"type\":\"Lab\"}",
                    "{\"record\":\"" + HANDLE + "\"}",
                    "{\"collection\":\"" + HANDLE + "\"}",
                    "{\"record\":\"" + HANDLE + "\",\"all\":true}")
            .map(text -> Json.parse(Bytes.utf8(text)).orThrow())
            .toList();

    @Test
    void everyCallWithDetailsIsWalked() {
        assertThat(valid().keySet())
                .containsExactlyInAnyOrderElementsOf(NetworkContracts.ALL.calls().stream()
                        .filter(call -> call.details().isPresent())
                        .map(Call::name)
                        .toList());
    }

    static Stream<String> calls() {
        return valid().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void theSchemaSaysOfEachBodyWhatItsReaderSays(String call) {
        var schema = OTHERS.getSchema(NetworkContracts.ALL
                .call(call)
                .flatMap(Call::details)
                .orElseThrow()
                .shape()
                .schema()
                .text());
        List<JsonObject> bodies = valid().getOrDefault(call, List.of());
        assertThat(bodies)
                .allSatisfy(
                        body -> assertThat(refusal(call, body)).as(body.text()).isEmpty());
        Stream.concat(bodies.stream(), bodies.stream().flatMap(DetailsSchemaTest::changed))
                .distinct()
                .forEach(body -> {
                    String refusal = refusal(call, body);
                    boolean published =
                            schema.validate(body.text(), InputFormat.JSON).isEmpty();
                    assertThat(published)
                            .as("%s: %s: %s", call, body.text(), refusal)
                            .isEqualTo(refusal.isEmpty() || refusal.contains(BEGINS_BEFORE_IT_ENDS));
                });
    }

    private static Map<String, List<JsonObject>> valid() {
        Map<String, List<JsonObject>> bodies = new TreeMap<>();
        new DetailsSamples()
                .cases().stream()
                        .filter(sample -> sample.string("verdict").equals("ok"))
                        .map(sample -> Details.parse(Bytes.utf8(sample.string("details")))
                                .orThrow())
                        .forEach(details ->
                                bodies.merge(details.call(), List.of(details.body()), DetailsSchemaTest::both));
        bodies.merge("accounts.register", List.of(JsonObject.EMPTY), DetailsSchemaTest::both);
        bodies.merge("grants.give", List.of(atItsFullest()), DetailsSchemaTest::both);
        return bodies;
    }

    private static JsonObject atItsFullest() {
        return Json.parseObject(Bytes.utf8("{\"effect\":\"deny\",\"reader\":{\"account\":\"d0c701@clinic\"},\"scope\":"
                        + "{\"record\":\"" + HANDLE + "\"},\"purposes\":[\"TREAT\"],\"basis\":[\"A9-2-a\"],"
                        + "\"from\":3,\"until\":5}"))
                .orThrow();
    }

    private static List<JsonObject> both(List<JsonObject> some, List<JsonObject> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** The body with something else in each place, without each field, and with a field too many, at every depth. */
    private static Stream<JsonObject> changed(JsonObject body) {
        Stream<JsonObject> more = Stream.of(body.toBuilder().with("more", 1).build());
        return Stream.concat(more, body.names().stream().flatMap(name -> {
            UnaryOperator<JsonObject> without =
                    whole -> whole.toBuilder().without(name).build();
            Json before = body.get(name).orElseThrow();
            return Stream.concat(
                    Stream.of(without.apply(body)),
                    Stream.concat(INSTEAD.stream(), inside(before))
                            .map(value -> without.apply(body).toBuilder()
                                    .with(name, value)
                                    .build()));
        }));
    }

    private static Stream<Json> inside(Json value) {
        return switch (value) {
            case JsonObject object -> changed(object).map(Json.class::cast);
            case JsonArray(List<Json> items) ->
                Stream.of(0, 1, 17, 257)
                        .map(times -> new JsonArray(IntStream.range(0, times)
                                .boxed()
                                .flatMap(_ -> items.stream())
                                .toList()));
            case Json.JsonString _, Json.JsonInteger _, Json.JsonBoolean _, Json.JsonNull _ -> Stream.empty();
        };
    }

    /** Why the body is not read; empty if it is. */
    private static String refusal(String call, JsonObject body) {
        TransactionId id = new TransactionId(AccountId.of("a07401@st-mary"), WORLD.jti());
        Details details = Details.write(World.NETWORK, id, call, body, WORLD.bytes(Details.SALT_SIZE));
        return Body.parse(details) instanceof Parsed.Bad<Body> bad ? bad.fault().code() + ": " + bad.detail() : "";
    }
}
