package org.tallystick.formats.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.formats.Broken;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.SpecVectors;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/** {@code spec/vectors/entries.json}: made here, and replayed from the file. */
class EntryVectorsTest {
    private static final Hash SOME = Hash.of(Bytes.utf8("some"));
    private static final Entry.Header FIRST = new Entry.Header(0, Hash.ZERO, 1_800_000_000_000L, SOME, SOME, 3);
    private static final String JWS = EntryTest.TRANSACTION.jws().text();
    private static final String DONE = "{\"block\":7,\"ok\":{\"version\":1},\"time\":1800000001000}";
    private static final String REFUSED =
            "{\"block\":7,\"refused\":{\"code\":\"not-allowed\",\"why\":\"a grant is missing\"},\"time\":1800000001000}";
    private static final String HEADER = FIRST.bytes().text();

    private static Stream<JsonObject> valid() {
        Entry second = new Entry.Header(1, Hash.of(FIRST.bytes()), 1_800_000_001_000L, SOME, SOME, 1);
        return Stream.of(
                valid("a transaction that was carried out", JWS + "\n" + DONE),
                valid("a transaction that was refused", JWS + "\n" + REFUSED),
                valid("the header of block 0", HEADER),
                valid("the header of block 1", second.bytes().text()));
    }

    private static JsonObject valid(String name, String entry) {
        Entry read = Entry.parse(Bytes.utf8(entry)).orThrow();
        JsonObject.Builder json =
                JsonObject.with("name", name).with("entry", entry).with("sha256", Hash.of(Bytes.utf8(entry)));
        return switch (read) {
            case Entry.Executed executed ->
                json.with("result", executed.result().json()).build();
            case Entry.Header header -> json.with("header", header.json()).build();
        };
    }

    static List<Broken> broken() {
        List<Broken> all = new ArrayList<>();
        shapes(all);
        results(all);
        headers(all);
        return all;
    }

    private static void shapes(List<Broken> all) {
        add(all, "nothing", "", Fault.ENTRY_SHAPE);
        add(all, "a transaction without a result", JWS, Fault.ENTRY_SHAPE);
        add(all, "a result without a transaction", "\n" + DONE, Fault.ENTRY_SHAPE);
        add(all, "an empty result", JWS + "\n", Fault.JSON_SYNTAX);
        add(all, "carriage return and line feed", JWS + "\r\n" + DONE, Fault.NOT_BASE64URL);
        add(all, "a line feed at the end", JWS + "\n" + DONE + "\n", Fault.JSON_NOT_CANONICAL);
        add(all, "two results", JWS + "\n" + DONE + "\n" + DONE, Fault.JSON_TRAILING_BYTES);
        add(all, "a transaction of two parts", "AA.AA\n" + DONE, Fault.JWS_PARTS);
        all.add(new Broken("not UTF-8", bytes(JWS + "\n{\"block\":7,\"ok\":{\"a\":\"", 0xff, "\"}}"), Fault.NOT_UTF8));
    }

    private static void results(List<Broken> all) {
        result(all, "white space", DONE.replace(",", ", "), Fault.JSON_NOT_CANONICAL);
        result(
                all,
                "names in another order",
                "{\"ok\":{\"version\":1},\"block\":7,\"time\":1800000001000}",
                Fault.JSON_NOT_CANONICAL);
        result(all, "an escape that need not be", DONE.replace("version", "\\u0076ersion"), Fault.JSON_NOT_CANONICAL);
        result(all, "an escaped solidus", DONE.replace("version", "a\\/b"), Fault.JSON_NOT_CANONICAL);
        result(all, "capitals in an escape", DONE.replace("version", "\\u001F"), Fault.JSON_NOT_CANONICAL);
        result(all, "no block", DONE.replace("\"block\":7,", ""), Fault.FIELD_MISSING);
        result(all, "no time", DONE.replace(",\"time\":1800000001000", ""), Fault.FIELD_MISSING);
        result(all, "neither ok nor refused", "{\"block\":7,\"time\":1800000001000}", Fault.FIELD_MISSING);
        result(
                all,
                "both ok and refused",
                REFUSED.replace(",\"refused\"", ",\"ok\":{},\"refused\""),
                Fault.FIELD_UNKNOWN);
        result(all, "an unknown field", DONE.replace("}}", "}").replace("1000}", "1000,\"x\":1}"), Fault.FIELD_UNKNOWN);
        result(all, "ok a word", DONE.replace("{\"version\":1}", "true"), Fault.FIELD_TYPE);
        result(all, "block a float", DONE.replace("7", "7.0"), Fault.JSON_NOT_AN_INTEGER);
        result(all, "block negative", DONE.replace("7", "-7"), Fault.FIELD_VALUE);
        result(all, "a code with capitals", REFUSED.replace("not-allowed", "Not-allowed"), Fault.FIELD_VALUE);
        result(all, "no code", REFUSED.replace("\"code\":\"not-allowed\",", ""), Fault.FIELD_MISSING);
        result(all, "why of two lines", REFUSED.replace("grant is", "grant\\nis"), Fault.CONTROL_CHARACTER);
        result(all, "why of 401 characters", REFUSED.replace("a grant is missing", "w".repeat(401)), Fault.FIELD_VALUE);
        result(
                all,
                "a field beside code",
                REFUSED.replace("\"why\"", "\"why2\":\"\",\"why\""),
                Fault.JSON_NOT_CANONICAL);
    }

    private static void headers(List<Broken> all) {
        add(all, "a header of another type", HEADER.replace("\"header\"", "\"footer\""), Fault.ENTRY_SHAPE);
        add(all, "a header without a type", HEADER.replace(",\"type\":\"header\"", ""), Fault.FIELD_MISSING);
        add(all, "a header with one more field", HEADER.replace("}", ",\"x\":1}"), Fault.FIELD_UNKNOWN);
        add(all, "a header with white space", HEADER.replace(",", ", "), Fault.JSON_NOT_CANONICAL);
        add(all, "a header without entries", HEADER.replace("\"entries\":3,", ""), Fault.FIELD_MISSING);
        add(
                all,
                "a header with fewer than no entries",
                HEADER.replace("\"entries\":3", "\"entries\":-3"),
                Fault.FIELD_VALUE);
        add(
                all,
                "a header with 2^31 entries",
                HEADER.replace("\"entries\":3", "\"entries\":2147483648"),
                Fault.FIELD_VALUE);
        add(all, "a hash of 31 bytes", HEADER.replace(SOME.url(), "A".repeat(42)), Fault.TOO_SHORT);
        add(all, "a hash that is no text", HEADER.replace("\"" + SOME.url() + "\"", "0"), Fault.FIELD_TYPE);
        add(all, "time negative", HEADER.replace("\"time\":18", "\"time\":-18"), Fault.FIELD_VALUE);
        add(
                all,
                "a name twice",
                HEADER.replace("\"entries\":3", "\"entries\":3,\"entries\":3"),
                Fault.JSON_DUPLICATE_NAME);
    }

    private static void result(List<Broken> all, String name, String result, Fault fault) {
        add(all, "result: " + name, JWS + "\n" + result, fault);
    }

    private static void add(List<Broken> all, String name, String entry, Fault fault) {
        all.add(new Broken(name, Bytes.utf8(entry), fault));
    }

    private static Bytes bytes(String before, int between, String after) {
        byte[] first = Bytes.utf8(before + " " + after).toArray();
        first[Bytes.utf8(before).size()] = (byte) between;
        return Bytes.wrap(first);
    }

    @Test
    void theVectorsAreTheOnesMadeHere() {
        SpecVectors.compare(
                "entries.json",
                JsonObject.with("about", "Entries of the log; see formats.md. sha256 is over the entry's bytes.")
                        .with("valid", valid().collect(JsonArray.collector()))
                        .with(
                                "malformed",
                                broken().stream()
                                        .map(test -> test.json("entry"))
                                        .collect(JsonArray.collector()))
                        .build());
    }

    @ParameterizedTest
    @MethodSource
    void broken(Broken test) {
        assertThat(SpecVectors.verdict(Entry.parse(test.input())))
                .isEqualTo(test.fault().code());
    }

    @Test
    void everyVectorOfTheFileIsJudgedAsItSaysThere() {
        assertThat(SpecVectors.cases("entries.json", "malformed"))
                .allSatisfy(test -> assertThat(SpecVectors.verdict(Entry.parse(SpecVectors.input(test, "entry"))))
                        .isEqualTo(test.string("fault")));
        assertThat(SpecVectors.cases("entries.json", "valid")).allSatisfy(test -> {
            Bytes entry = SpecVectors.input(test, "entry");
            assertThat(Entry.parse(entry).orThrow().bytes()).isEqualTo(entry);
            assertThat(Hash.of(entry)).isEqualTo(test.hash("sha256"));
        });
    }

    @Test
    void anEntryOf65536BytesIsNotLookedAt() {
        assertThat(SpecVectors.verdict(Entry.parse(Bytes.wrap(new byte[65_536]))))
                .isEqualTo(Fault.TOO_LONG.code());
        assertThat(SpecVectors.verdict(Entry.parse(Bytes.wrap(new byte[65_535]))))
                .isEqualTo(Fault.ENTRY_SHAPE.code());
    }

    @Test
    void aResultThatNoEntryCouldHoldCannotBeMade() {
        JsonObject large = JsonObject.with("x", "y".repeat(4_089)).build();
        assertThatThrownBy(() -> new Outcome.Done(large)).isInstanceOf(MalformedException.class);
        Json deep = Json.of(1);
        for (int i = 0; i < 15; i++) {
            deep = new JsonArray(List.of(deep));
        }
        JsonObject tooDeep = JsonObject.with("x", deep).build();
        assertThatThrownBy(() -> new Outcome.Done(tooDeep)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new Outcome.Refused("code", "\ud800")).isInstanceOf(MalformedException.class);
    }

    @Test
    void theDeepestAndLongestResultsAreReadBack() {
        Json deep = Json.of("y".repeat(4_000));
        for (int i = 0; i < 14; i++) {
            deep = new JsonArray(List.of(deep));
        }
        Result done =
                new Result(1, 2, new Outcome.Done(JsonObject.with("x", deep).build()));
        Result refused = new Result(Json.MAX_INTEGER, Json.MAX_INTEGER, new Outcome.Refused("code", "\"".repeat(400)));
        for (Result result : List.of(done, refused)) {
            Entry entry = new Entry.Executed(EntryTest.TRANSACTION, result);
            assertThat(Entry.parse(entry.bytes()).orThrow()).isEqualTo(entry);
        }
    }
}
