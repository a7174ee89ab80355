package org.tallystick.sealing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sealing.hpke.Binding;
import org.tallystick.sealing.hpke.Kem;
import org.tallystick.sealing.hpke.RecipientKey;
import org.tallystick.sealing.hpke.RecipientSecret;
import org.tallystick.sealing.keystore.KeystoreFile;
import org.tallystick.sealing.keystore.Passphrase;
import org.tallystick.sealing.payload.Manifest;

/**
 * Whatever the bytes, what opens and parses gives a value or says why not. {@code JAZZER_FUZZ=1 mvn -Dslow -pl sealing test
 * -Dtest=SealingFuzzTest#keystore} looks for more.
 */
@Tag("slow")
class SealingFuzzTest {
    private static final Passphrase PASSPHRASE = Passphrase.of("passphrase");
    private static final RecipientSecret SECRET = RecipientSecret.of(Kem.X25519, Bytes.wrap(new byte[32]));
    private static final RecipientSecret HYBRID = RecipientSecret.of(Kem.X_WING, Bytes.wrap(new byte[32]));
    private static final Handle HANDLE = new Handle("00112233445566778899aabbccddeeff");
    private static final Binding BINDING = new Binding.Release(
            new NetworkName("ledger.example/demo"), HANDLE, 1, HANDLE, 1, AccountId.of("a7f3c2@clinic"));

    @FuzzTest(maxDuration = "1m")
    void keystore(byte[] input) throws IOException {
        Path file = Files.createTempFile("keystore", ".jwe");
        try {
            Files.write(file, input);
            assertThat(KeystoreFile.open(file, PASSPHRASE)).isNotInstanceOf(KeystoreFile.Opened.Missing.class);
        } finally {
            Files.delete(file);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void manifest(byte[] input) {
        if (Json.parseObject(Bytes.wrap(input)) instanceof Parsed.Ok<JsonObject>(JsonObject json)
                && Parsed.of(() -> Manifest.fromJson(json)) instanceof Parsed.Ok<Manifest>(Manifest manifest)) {
            assertThat(manifest.json()).isEqualTo(json);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void sealedMessage(byte[] input) {
        assertThat(SECRET.open(BINDING, Bytes.wrap(input))).isEmpty();
        assertThat(HYBRID.open(BINDING, Bytes.wrap(input))).isEmpty();
    }

    @FuzzTest(maxDuration = "1m")
    void privateKey(byte[] input) {
        if (Json.parseObject(Bytes.wrap(input)) instanceof Parsed.Ok<JsonObject>(JsonObject json)
                && Parsed.of(() -> RecipientSecret.fromJwk(json)) instanceof Parsed.Ok<RecipientSecret>(var secret)) {
            assertThat(secret.publicKey())
                    .isEqualTo(RecipientKey.of(secret.publicKey().raw()));
        }
    }
}
