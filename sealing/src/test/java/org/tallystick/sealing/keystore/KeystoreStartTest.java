package org.tallystick.sealing.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.sealing.hpke.Kem;
import org.tallystick.sealing.hpke.RecipientSecret;

/** A command that only signs must start fast: opening a keystore loads neither Bouncy Castle nor a native library. */
@Tag("slow")
class KeystoreStartTest {
    private static final String PASSPHRASE = "correct horse";

    @TempDir
    Path folder;

    @Test
    void openingAKeystoreLoadsOnlyWhatItTakes() throws Exception {
        Path file = folder.resolve("keystore.jwe");
        SecureRandom random = new SecureRandom();
        Keystore keystore = Keystore.EMPTY
                .with("signing", PrivateKey.generate(Algorithm.ED25519, random))
                .with("encryption", RecipientSecret.generate(Kem.X_WING, random));
        KeystoreFile.create(file, keystore, Passphrase.of(PASSPHRASE), Stretching.GENERATED);
        assertThat(loadedBy(file))
                .contains("opened signing, encryption")
                .contains("com.nimbusds.jose")
                .doesNotContain("org.bouncycastle")
                .doesNotContain("com.amazon.corretto");
    }

    private static String loadedBy(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opening.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    /** What a command does that signs. */
    static final class Opening {
        private Opening() {}

        public static void main(String[] args) throws IOException {
            if (KeystoreFile.open(Path.of(args[0]), Passphrase.of(PASSPHRASE))
                    instanceof KeystoreFile.Opened.Open(Keystore keystore)) {
                boolean both = keystore.signing("signing").isPresent()
                        && keystore.opening("encryption").isPresent();
                System.out.println(both ? "opened signing, encryption" : "something is missing");
            }
        }
    }
}
