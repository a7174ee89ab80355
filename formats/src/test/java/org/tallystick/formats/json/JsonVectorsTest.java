package org.tallystick.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.formats.Broken;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.SpecVectors;

/** {@code spec/vectors/json.json}: RFC 8785 where numbers are integers, and what is refused. */
class JsonVectorsTest {

    private static Stream<JsonObject> valid() {
        return Stream.of(
                valid("names in the order of their UTF-16 units (RFC 8785, section 3.2.3)", """
                        {
                          "\\u20ac": "Euro Sign",
                          "\\r": "Carriage Return",
                          "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                          "1": "One",
                          "\\ud83d\\ude00": "Emoji: Grinning Face",
                          "\\u0080": "Control",
                          "\\u00f6": "Latin Small Letter O With Diaeresis"
                        }"""),
                valid(
                        "the shortest escapes (RFC 8785, section 3.2.2)",
                        "{\"literals\":[null,true,false],"
                                + "\"string\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"}"),
                valid("every control character", "\"" + controlCharacters() + "\\u007f\""),
                valid("white space of all four kinds", " \t\r\n[ \t\r\n1 \t\r\n, \t\r\n2 \t\r\n] \t\r\n"),
                valid("objects and arrays without content", "{\"b\":{},\"a\":[]}"),
                valid("an empty name", "{\"\":\"\"}"),
                valid("names that begin alike", "{\"ab\":1,\"a\":2,\"aa\":3}"),
                valid("text that is not normalised stays so", "[\"A\\u030a\",\"\\u00c5\"]"),
                valid("integers", "[0,-1,10,9007199254740991,-9007199254740991]"),
                valid("16 deep", "[".repeat(16) + "]".repeat(16)),
                valid("a value that is no object", "true"));
    }

    private static String controlCharacters() {
        StringBuilder escapes = new StringBuilder();
        for (int c = 0; c < 0x20; c++) {
            escapes.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
        }
        return escapes.toString();
    }

    private static JsonObject valid(String name, String text) {
        Json read = Json.parse(Bytes.utf8(text)).orThrow();
        return JsonObject.with("name", name)
                .with("text", text)
                .with("canonical", read.text())
                .build();
    }

    static List<Broken> broken() {
        List<Broken> all = new ArrayList<>();
        add(
                all,
                "the floats of RFC 8785",
                "{\"numbers\":[333333333.33333329,1E30,4.50,2e-3]}",
                Fault.JSON_NOT_AN_INTEGER);
        add(all, "nothing", "", Fault.JSON_SYNTAX);
        add(all, "a byte order mark", "\ufeff{}", Fault.JSON_SYNTAX);
        add(all, "two documents", "{}{}", Fault.JSON_TRAILING_BYTES);
        add(all, "a NUL after it", "{}\u0000", Fault.JSON_TRAILING_BYTES);
        add(all, "a form feed as white space", "\f{}", Fault.JSON_SYNTAX);
        add(all, "a no-break space as white space", "\u00a0{}", Fault.JSON_SYNTAX);
        add(all, "a name twice", "{\"a\":1,\"b\":2,\"a\":3}", Fault.JSON_DUPLICATE_NAME);
        add(all, "a name twice in order", "{\"a\":1,\"a\":2}", Fault.JSON_DUPLICATE_NAME);
        add(all, "a name twice, once escaped", "{\"a\":1,\"\\u0061\":2}", Fault.JSON_DUPLICATE_NAME);
        add(all, "an empty name twice", "{\"\":1,\"\":2}", Fault.JSON_DUPLICATE_NAME);
        add(all, "17 deep", "[".repeat(17) + "]".repeat(17), Fault.JSON_TOO_DEEP);
        add(all, "17 objects deep", "{\"a\":".repeat(17) + "1" + "}".repeat(17), Fault.JSON_TOO_DEEP);
        add(all, "half a surrogate pair", "\"\\udead\"", Fault.JSON_LONE_SURROGATE);
        add(all, "half a surrogate pair at the end", "\"a\\ud83d\"", Fault.JSON_LONE_SURROGATE);
        add(all, "half a surrogate pair before a letter", "\"\\ud83da\"", Fault.JSON_LONE_SURROGATE);
        for (String text : List.of(
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{1:1}",
                "{a:1}",
                "[1",
                "{\"a\":1",
                "\"a",
                "\"\\",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\u+123\"",
                "\"\\a\"",
                "\"\t\"",
                "tru",
                "nul",
                "truex",
                "True",
                "+1",
                "01",
                "-",
                "-01",
                ".5",
                "0x10",
                "Infinity",
                "NaN",
                "'a'",
                "//\n1",
                "[1]/**/",
                "]",
                "}",
                ",",
                ":",
                "undefined",
                "\"\\ud83d\\u\"")) {
            Fault fault =
                    List.of("truex", "[1]/**/", "0x10").contains(text) ? Fault.JSON_TRAILING_BYTES : Fault.JSON_SYNTAX;
            add(all, "not JSON: " + text, text, fault);
        }
        for (String text : List.of("1.0", "-1.5", "1e0", "1E+2", "0.0", "-0", "1.", "1e", "0e0")) {
            add(all, "not an integer: " + text, text, Fault.JSON_NOT_AN_INTEGER);
        }
        for (String text :
                List.of("9007199254740992", "-9007199254740992", "9223372036854775808", "1" + "0".repeat(400))) {
            add(all, "too large: " + text.length() + " digits, " + text.charAt(0), text, Fault.JSON_INTEGER_TOO_LARGE);
        }
        for (String hex : List.of(
                "22ff22",
                "22c08022",
                "22c322",
                "228022",
                "22eda08022",
                "22f490808022",
                "22e2822822",
                "fffe3100",
                "22c3")) {
            all.add(new Broken("not UTF-8: " + hex, Bytes.wrap(HexFormat.of().parseHex(hex)), Fault.NOT_UTF8));
        }
        return all;
    }

    private static void add(List<Broken> all, String name, String text, Fault fault) {
        all.add(new Broken(name, Bytes.utf8(text), fault));
    }

    @Test
    void theVectorsAreTheOnesMadeHere() {
        SpecVectors.compare(
                "json.json",
                JsonObject.with("about", "JSON as it is allowed here, and its canonical form; see formats.md.")
                        .with("valid", valid().collect(JsonArray.collector()))
                        .with(
                                "malformed",
                                broken().stream().map(test -> test.json("text")).collect(JsonArray.collector()))
                        .build());
    }

    @ParameterizedTest
    @MethodSource
    void broken(Broken test) {
        assertThat(SpecVectors.verdict(Json.parse(test.input())))
                .isEqualTo(test.fault().code());
    }

    @Test
    void everyVectorOfTheFileIsJudgedAsItSaysThere() {
        assertThat(SpecVectors.cases("json.json", "malformed"))
                .allSatisfy(test -> assertThat(SpecVectors.verdict(Json.parse(SpecVectors.input(test, "text"))))
                        .isEqualTo(test.string("fault")));
        assertThat(SpecVectors.cases("json.json", "valid"))
                .allSatisfy(test -> assertThat(Json.parse(SpecVectors.input(test, "text"))
                                .orThrow()
                                .text())
                        .isEqualTo(test.string("canonical")));
    }

    /** RFC 8785, section 3.2.3: the order that its example must come out in. */
    @Test
    void theExampleOfRfc8785ComesOutAsItStandsThere() {
        JsonObject sorted = SpecVectors.cases("json.json", "valid").findFirst().orElseThrow();
        JsonObject read =
                Json.parseObject(Bytes.utf8(sorted.string("canonical"))).orThrow();
        assertThat(read.names()).containsExactly("\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33");
    }

    /** RFC 8785, section 3.2.2: the string of its example, escaped as it stands there. */
    @Test
    void theEscapesOfRfc8785ComeOutAsTheyStandThere() {
        JsonObject escaped =
                SpecVectors.cases("json.json", "valid").skip(1).findFirst().orElseThrow();
        assertThat(escaped.string("canonical"))
                .isEqualTo("{\"literals\":[null,true,false],\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void whatCannotBeReadCannotBeMadeEither() {
        assertThatThrownBy(() -> Json.of(Json.MAX_INTEGER + 1)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Json.of("\ud800")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> JsonObject.with("\ud800", 1).build()).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> JsonObject.with("a", 1).with("a", 2).build()).isInstanceOf(MalformedException.class);
    }
}
