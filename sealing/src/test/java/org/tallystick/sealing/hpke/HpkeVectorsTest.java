package org.tallystick.sealing.hpke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.sealing.Vectors.hex;

import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.pqc.crypto.xwing.XWingKEMExtractor;
import org.bouncycastle.pqc.crypto.xwing.XWingPrivateKeyParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sealing.Vectors;

/** What RFC 9180, the drafts and Go's standard library seal, we open; with their randomness we seal the same bytes. */
class HpkeVectorsTest {
    static Stream<JsonObject> hpke() {
        return Vectors.of("hpke.json");
    }

    static Stream<JsonObject> xWing() {
        return Vectors.of("x-wing.json");
    }

    @ParameterizedTest
    @MethodSource("hpke")
    void othersSealedMessagesOpen(JsonObject vector) {
        RecipientSecret secret = RecipientSecret.of(kem(vector), hex(vector, "skRm"));
        assertThat(secret.publicKey().raw()).isEqualTo(hex(vector, "pkRm"));
        assertThat(BouncyHpke.open(aead(vector), secret, hex(vector, "info"), aad(vector), sealed(vector)))
                .contains(hex(vector, "pt"));
    }

    @ParameterizedTest
    @MethodSource("hpke")
    void withTheSameRandomnessWeSealTheSameBytes(JsonObject vector) {
        if (vector.has("ikmE")) {
            RecipientKey key = new RecipientKey(kem(vector), hex(vector, "pkRm"));
            byte[] fresh = hex(vector, "ikmE").toArray();
            assertThat(BouncyHpke.seal(aead(vector), key, hex(vector, "info"), aad(vector), hex(vector, "pt"), fresh))
                    .isEqualTo(sealed(vector));
        }
    }

    @ParameterizedTest
    @MethodSource("xWing")
    void xWingIsTheDrafts(JsonObject vector) {
        RecipientSecret secret = RecipientSecret.of(Kem.X_WING, hex(vector, "sk"));
        assertThat(secret.publicKey().raw()).isEqualTo(hex(vector, "pk"));
        Bytes sealed = BouncyHpke.seal(
                secret.publicKey(),
                Bytes.EMPTY,
                Bytes.EMPTY,
                hex(vector, "eseed").toArray());
        assertThat(sealed.slice(0, Kem.X_WING.encapsulationSize())).isEqualTo(hex(vector, "ct"));
        assertThat(new XWingKEMExtractor(
                                new XWingPrivateKeyParameters(hex(vector, "sk").toArray()))
                        .extractSecret(hex(vector, "ct").toArray()))
                .isEqualTo(hex(vector, "ss").toArray());
    }

    private static Kem kem(JsonObject vector) {
        return Arrays.stream(Kem.values())
                .filter(kem -> kem.id() == vector.integer("kem"))
                .findFirst()
                .orElseThrow();
    }

    private static short aead(JsonObject vector) {
        return (short) vector.integer("aead");
    }

    private static byte[] aad(JsonObject vector) {
        return hex(vector, "aad").toArray();
    }

    private static Bytes sealed(JsonObject vector) {
        return Bytes.wrap(concat(hex(vector, "enc").toArray(), hex(vector, "ct").toArray()));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
