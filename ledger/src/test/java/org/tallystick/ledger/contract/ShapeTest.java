package org.tallystick.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.json.Json;

class ShapeTest {
    private static final Shape.Fields SHAPE = Shape.object()
            .required("record", Shape.handle())
            .optional("size", Shape.integer(1, 10))
            .optional("members", Shape.list(Shape.object().required("name", Shape.member()), 2));

    private static final String RECORD = "\"record\":\"00112233445566778899aabbccddeeff\"";

    @Test
    void whatFitsHasNoMistake() {
        assertThat(check("{" + RECORD + ",\"size\":10,\"members\":[{\"name\":\"st-mary\"}]}"))
                .isEmpty();
    }

    @Test
    void aMissingFieldIsNamed() {
        assertThat(check("{}")).contains(new Mistake(Fault.FIELD_MISSING, "/record", "is missing"));
    }

    @Test
    void anUnknownFieldIsNamedWithoutItsControlCharacters() {
        assertThat(check("{" + RECORD + ",\"a/b\\u001b~\":1}"))
                .contains(new Mistake(Fault.FIELD_UNKNOWN, "/a~1b?~0", "is not a field of this call"));
    }

    @Test
    void aMistakeDeepInsideIsFoundByItsPointer() {
        Optional<Mistake> mistake = check("{" + RECORD + ",\"members\":[{\"name\":\"a\"},{\"name\":\"B\"}]}");
        assertThat(mistake.map(Mistake::path)).contains("/members/1/name");
        assertThat(mistake.map(Mistake::fault)).contains(Fault.FIELD_VALUE);
    }

    @Test
    void aWrongTypeIsSaidSo() {
        assertThat(check("{" + RECORD + ",\"size\":\"1\"}").map(Mistake::sentence))
                .contains("/size must be an integer");
    }

    @Test
    void boundsAreBothIncluded() {
        assertThat(check("{" + RECORD + ",\"size\":1}")).isEmpty();
        assertThat(check("{" + RECORD + ",\"size\":0}").map(Mistake::path)).contains("/size");
        assertThat(check("{" + RECORD + ",\"size\":11}").map(Mistake::path)).contains("/size");
    }

    @Test
    void theSchemaSaysTheSame() {
        assertThat(SHAPE.schema().text()).isEqualTo("""
                {"additionalProperties":false,"properties":{\
                "members":{"items":{"additionalProperties":false,"properties":{\
                "name":{"pattern":"^(?!none$)[a-z]([a-z0-9-]{0,30}[a-z0-9])?$","type":"string"}},\
                "required":["name"],"type":"object"},"maxItems":2,"type":"array"},\
                "record":{"pattern":"^[0-9a-f]{32}$","type":"string"},\
                "size":{"maximum":10,"minimum":1,"type":"integer"}},\
                "required":["record"],"type":"object"}""");
    }

    private static Optional<Mistake> check(String json) {
        return SHAPE.check(Json.parseObject(Bytes.utf8(json)).orThrow());
    }
}
