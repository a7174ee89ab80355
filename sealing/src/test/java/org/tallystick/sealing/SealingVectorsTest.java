package org.tallystick.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.sealing.Vectors.hex;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sealing.hpke.Binding;
import org.tallystick.sealing.hpke.Kem;
import org.tallystick.sealing.hpke.RecipientSecret;
import org.tallystick.sealing.payload.ChunkCipher;
import org.tallystick.sealing.payload.ChunkCipher.Part;
import org.tallystick.sealing.payload.DataKey;
import org.tallystick.sealing.payload.Layout;
import org.tallystick.sealing.payload.Manifest;
import org.tallystick.sealing.payload.PayloadDigest;
import org.tallystick.sealing.payload.PayloadReader;
import org.tallystick.sealing.payload.PayloadReader.Reading;
import org.tallystick.sealing.payload.Release;

/** Payloads sealed by a Python program from {@code spec/sealing.md} alone, and releases sealed by a Go program. */
class SealingVectorsTest {
    static Stream<JsonObject> payloads() {
        return Vectors.of("payload.json");
    }

    static Stream<JsonObject> sealed() {
        return Vectors.of("sealed.json");
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void weCommitToThemAlike(JsonObject vector) throws IOException {
        Manifest expected = Manifest.fromJson(vector.object("manifest"));
        Manifest mine = PayloadDigest.of(new ByteArrayInputStream(content(vector)), expected.salt(), Bulk.jdk());
        assertThat(mine).isEqualTo(expected);
        assertThat(mine.commitment()).isEqualTo(vector.hash("commitment"));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void weSealThemAlike(JsonObject vector) {
        byte[] sealed = seal(vector);
        assertThat(sealed).hasSize((int) vector.integer("sealedSize"));
        assertThat(HexFormat.of().formatHex(Hash.of(sealed).toArray())).isEqualTo(vector.string("sealedSha256"));
        if (vector.has("sealed")) {
            assertThat(Bytes.wrap(sealed)).isEqualTo(hex(vector, "sealed"));
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aReaderTakesThem(JsonObject vector) throws IOException {
        Release release = new Release(
                payload(vector), DataKey.of(hex(vector, "key")), Manifest.fromJson(vector.object("manifest")));
        byte[] sealed = seal(vector);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(new PayloadReader(release, vector.hash("commitment"), Bulk.jdk())
                        .readAll((from, to) -> new ByteArrayInputStream(sealed, (int) from, (int) (to - from)), out))
                .isInstanceOf(Reading.Whole.class);
        assertThat(out.toByteArray()).isEqualTo(content(vector));
    }

    @ParameterizedTest
    @MethodSource("sealed")
    void sealedMessagesOpenUnderTheirBindings(JsonObject vector) {
        Binding binding =
                binding(Json.parseObject(Bytes.utf8(vector.string("info"))).orThrow());
        assertThat(binding.info().text()).isEqualTo(vector.string("info"));
        assertThat(secret(vector).open(binding, hex(vector, "sealed")))
                .contains(Bytes.utf8(vector.string("plaintext")));
        if (vector.string("use").equals("tally-release")) {
            assertThat(Release.open(secret(vector), binding, hex(vector, "sealed")))
                    .hasValueSatisfying(release ->
                            assertThat(release.manifest().commitment()).isEqualTo(vector.hash("commitment")));
        }
    }

    private static RecipientSecret secret(JsonObject vector) {
        Kem kem = vector.integer("kem") == Kem.X_WING.id() ? Kem.X_WING : Kem.X25519;
        return RecipientSecret.of(kem, hex(vector, "secret"));
    }

    private static Binding binding(JsonObject info) {
        NetworkName network = new NetworkName(info.string("network"));
        return info.string("use").equals("tally-details")
                ? new Binding.Details(
                        network,
                        new TransactionId(AccountId.of(info.string("iss")), info.string("jti")),
                        info.hash("digest"),
                        new MemberId(info.string("recipient")))
                : new Binding.Release(
                        network,
                        new Handle(info.string("access")),
                        info.integer("entry"),
                        new Handle(info.string("record")),
                        info.integer("version"),
                        AccountId.of(info.string("recipient")));
    }

    private static byte[] seal(JsonObject vector) {
        byte[] plain = content(vector);
        Layout layout = new Layout(plain.length);
        ChunkCipher cipher = new ChunkCipher(Bulk.jdk(), DataKey.of(hex(vector, "key")), payload(vector));
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        byte[] out = new byte[Layout.SEALED_CHUNK];
        for (int i = 0; i < layout.chunks(); i++) {
            byte[] chunk = Arrays.copyOfRange(plain, i * Layout.CHUNK, i * Layout.CHUNK + layout.length(i));
            int length = cipher.seal(layout.isLast(i) ? Part.LAST : Part.CHUNK, i, chunk, chunk.length, out);
            sealed.write(out, 0, length);
        }
        return sealed.toByteArray();
    }

    private static Handle payload(JsonObject vector) {
        return new Handle(vector.string("payload"));
    }

    /** Byte i of the content is i modulo 251. */
    private static byte[] content(JsonObject vector) {
        byte[] content = new byte[(int) vector.integer("size")];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i % 251);
        }
        return content;
    }
}
