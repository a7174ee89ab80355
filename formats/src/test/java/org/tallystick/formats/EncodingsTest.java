package org.tallystick.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {
    @Test
    void everyByteStringHasOneTextInEachAlphabet() {
        Random random = new Random(7);
        for (int size = 0; size < 100; size++) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            assertThat(Base64Text.decodeUrl(Base64Text.encodeUrl(bytes))).isEqualTo(bytes);
            assertThat(Base64Text.decode(Base64Text.encode(bytes))).isEqualTo(bytes);
        }
    }

    /** All texts of up to three characters: what is taken is exactly what encoding gives. */
    @Test
    void noOtherTextIsTaken() {
        String some = "AQgw_-/+=Bz";
        for (String a : some.split("", -1)) {
            for (String b : some.split("", -1)) {
                requireOneText(a + b);
                for (String c : some.split("", -1)) {
                    requireOneText(a + b + c);
                }
            }
        }
    }

    private static void requireOneText(String text) {
        if (Parsed.of(() -> Base64Text.decodeUrl(text)) instanceof Parsed.Ok<byte[]>(byte[] bytes)) {
            assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A", "AA=", "AA==", "A A", "AB", "AAB", "A/A", "A+A", "AAA\n", "AAAAA", "\u00c4A", "A\u0000"})
    void baseSixtyFourUrlIsStrict(String text) {
        assertThat(SpecVectors.verdict(Parsed.of(() -> Base64Text.decodeUrl(text))))
                .isEqualTo("not-base64url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AA", "AA=", "AB==", "AAB=", "A_A=", "A-A=", "AAAA=", "AA==\n", "AA==AA==", "AA A"})
    void baseSixtyFourIsStrict(String text) {
        assertThat(SpecVectors.verdict(Parsed.of(() -> Base64Text.decode(text))))
                .isEqualTo("not-base64");
    }

    /** The mark that the quick decoder leaves where bytes are broken may also stand there by right. */
    @Test
    void theReplacementCharacterItselfIsText() {
        assertThat(Bytes.utf8("\ufffd").text()).isEqualTo("\ufffd");
        Bytes both = Bytes.wrap(HexFormat.of().parseHex("efbfbdff"));
        assertThat(SpecVectors.verdict(Parsed.of(both::text))).isEqualTo("not-utf8");
    }
}
