package org.tallystick.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Parsed;

class JsonTest {
    @Test
    void namesAreWrittenInTheOrderOfTheirUtf16Units() {
        Json json = Json.parse(Bytes.utf8("{ \"b\": 1, \"a\": [true, null, \"x\\u0001\"], \"\\u20ac\": -7 }"))
                .orThrow();
        assertThat(json.text()).isEqualTo("{\"a\":[true,null,\"x\\u0001\"],\"b\":1,\"\u20ac\":-7}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\":1,\"a\":2} | JSON_DUPLICATE_NAME",
                "{\"a\":1.0} | JSON_NOT_AN_INTEGER",
                "{\"a\":1e2} | JSON_NOT_AN_INTEGER",
                "{\"a\":-0} | JSON_NOT_AN_INTEGER",
                "9007199254740992 | JSON_INTEGER_TOO_LARGE",
                "99999999999999999999999 | JSON_INTEGER_TOO_LARGE",
                "{\"a\":1}x | JSON_TRAILING_BYTES",
                "{\"a\":1}{} | JSON_TRAILING_BYTES",
                "\"\\ud800\" | JSON_LONE_SURROGATE",
                "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]] | JSON_TOO_DEEP",
            })
    void eachWayOfBeingWrongHasItsOwnName(String text, Fault fault) {
        assertThat(Json.parse(Bytes.utf8(text.strip())))
                .isInstanceOfSatisfying(
                        Parsed.Bad.class, bad -> assertThat(bad.fault()).isEqualTo(fault));
    }

    @Test
    void aDocumentWithMoreValuesThanAskedForIsReadNoFurther() {
        Bytes three = Bytes.utf8("{\"a\":[{}]}");

        assertThat(Json.parseObject(three, 3).orThrow().text()).isEqualTo("{\"a\":[{}]}");
        assertThat(Json.parseObject(three, 2)).isInstanceOfSatisfying(Parsed.Bad.class, this::hasTooMany);
        assertThat(Json.parseObject(Bytes.utf8("{\"a\":[1,what follows"), 2))
                .isInstanceOfSatisfying(Parsed.Bad.class, this::hasTooMany);
    }

    private void hasTooMany(Parsed.Bad<?> bad) {
        assertThat(bad.fault()).isEqualTo(Fault.JSON_TOO_MANY_VALUES);
    }
}
