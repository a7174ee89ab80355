package org.tallystick.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.json.Json;

class DecisionDocumentTest {
    private static final String ALLOW = """
            {"basis":["A6-1-a"],"effect":"allow","purposes":["TREAT"],"reader":{"account":"d0c701@clinic"},
            "scope":{"all":true}}""";

    @Test
    void anAuditorGetsTheVerdictOutOfTheDocumentAlone() {
        Bytes document =
                new Case().grant(new Case.GrantCase().grant()).question().json().canonical();
        assertThat(Decision.decide(document).orThrow().text()).isEqualTo("""
                        {"allowed":true,"function":"1","grants":["00000000000000000000000000000064"],"rule":"consent"}""");
    }

    @Test
    void aQuestionForAnotherVersionIsNotAnswered() {
        Bytes other =
                Bytes.utf8(new Case().question().json().text().replace("\"function\":\"1\"", "\"function\":\"2\""));
        assertThat(Decision.decide(other))
                .isInstanceOfSatisfying(
                        Parsed.Bad.class, bad -> assertThat(bad.fault()).isEqualTo(Fault.FIELD_VALUE));
    }

    @Test
    void purposesAndBasesAreFoundByTheirCodes() {
        for (Purpose purpose : Purpose.values()) {
            assertThat(Purpose.of(purpose.code())).isEqualTo(purpose);
        }
        for (LegalBasis basis : LegalBasis.values()) {
            assertThat(LegalBasis.of(basis.code())).isEqualTo(basis);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"effect\":\"allow\" | \"effect\":\"maybe\" | FIELD_VALUE",
                "\"effect\":\"allow\" | \"effect\":true | FIELD_TYPE",
                "\"purposes\":[\"TREAT\"] | \"purposes\":[] | FIELD_VALUE",
                "\"TREAT\" | \"CURIOSITY\" | FIELD_VALUE",
                "\"A6-1-a\" | \"A6-1-z\" | FIELD_VALUE",
                "\"A6-1-a\" | \"A9-2-h\" | FIELD_VALUE",
                "\"scope\":{\"all\":true} | \"scope\":{\"all\":false} | FIELD_VALUE",
                "\"scope\":{\"all\":true} | \"scope\":{} | FIELD_VALUE",
                "\"scope\":{\"all\":true} | \"scope\":{\"every\":true} | FIELD_UNKNOWN",
                "\"scope\":{\"all\":true} | \"scope\":{\"type\":\"Lab Result\"} | FIELD_VALUE",
                "\"scope\":{\"all\":true} | \"from\":2,\"scope\":{\"all\":true},\"until\":2 | FIELD_VALUE",
                "\"reader\":{\"account\":\"d0c701@clinic\"} | \"reader\":{\"role\":\"doctor\"} | FIELD_MISSING",
                "\"reader\":{\"account\":\"d0c701@clinic\"} | \"reader\":{\"account\":\"d0c701\"} | ACCOUNT_ID",
                "\"reader\":{\"account\" | \"reader\":{\"member\":\"lab\",\"account\" | FIELD_UNKNOWN",
            })
    void termsThatAreWrongAreNamed(String right, String wrong, Fault fault) {
        assertThat(Parsed.of(() -> Terms.of(Json.parseObject(Bytes.utf8(ALLOW.replace(right.strip(), wrong.strip())))
                        .orThrow())))
                .isInstanceOfSatisfying(
                        Parsed.Bad.class, bad -> assertThat(bad.fault()).isEqualTo(fault));
    }
}
