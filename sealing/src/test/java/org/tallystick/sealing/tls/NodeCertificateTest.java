package org.tallystick.sealing.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates and keys as people have them in files, and what a node says of those it cannot use. */
class NodeCertificateTest {
    private static final Path FILES = Path.of("src/test/resources/tls");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"node", "renewed", "edwards", "expired"})
    void aCertificateIsReadWithItsKeyOfWhateverKind(String name) throws IOException {
        NodeCertificate read = NodeCertificate.read(file(name + ".pem"), file(name + "-key.pem"));

        assertThat(read.chain()).hasSize(name.equals("node") ? 2 : 1);
        assertThat(read.chain().getFirst().getSubjectX500Principal()).hasToString("CN=" + name);
        assertThat(read.until().isBefore(Instant.parse("2026-01-01T00:00:00Z"))).isEqualTo(name.equals("expired"));
        assertThat(read).hasToString("the certificate of CN=" + name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "node.pem      | encrypted-key.pem     | is encrypted, and nobody could be asked",
                "node.pem      | encrypted-old-key.pem | is encrypted, and nobody could be asked",
                "node.pem      | old-ec-key.pem        | in an older form (EC PRIVATE KEY): convert it with 'openssl pkcs8",
                "renewed.pem   | old-rsa-key.pem       | in an older form (RSA PRIVATE KEY): convert it with 'openssl pkcs8",
                "node.pem      | renewed-key.pem       | does not belong to the certificate in",
                "node.pem      | expired-key.pem       | does not belong to the certificate in",
                "node.pem      | node.pem              | has no private key",
                "node-key.pem  | node-key.pem          | has no certificate",
                "make.sh       | node-key.pem          | has no certificate",
            })
    void whatCannotBeUsedIsExplained(String certificates, String key, String why) {
        assertThatThrownBy(() -> NodeCertificate.read(file(certificates), file(key)))
                .isInstanceOf(PemException.class)
                .hasMessageStartingWith(FILES.toString())
                .hasMessageContaining(why);
    }

    @Test
    void aChainInTheWrongOrderIsExplained() throws IOException {
        Path turned = folder.resolve("turned.pem");
        Files.writeString(turned, Files.readString(file("renewed.pem")) + Files.readString(file("node.pem")));

        assertThatThrownBy(() -> NodeCertificate.read(turned, file("node-key.pem")))
                .hasMessageContaining("not the first");
    }

    @Test
    void aCertificateThatWasCutOffIsExplained() throws IOException {
        String whole = Files.readString(file("node.pem"));
        Path broken = folder.resolve("broken.pem");
        Files.writeString(broken, whole.replaceFirst("\nMII.{60}", "\n"));
        assertThatThrownBy(() -> NodeCertificate.read(broken, file("node-key.pem")))
                .hasMessageContaining("cannot be read");
        Files.writeString(broken, whole.substring(0, 200));
        assertThatThrownBy(() -> NodeCertificate.read(broken, file("node-key.pem")))
                .hasMessageContaining("has no certificate");
    }

    @Test
    void aKeyNeverPrints() throws IOException {
        Pem pem = Pem.read(file("node-key.pem"));

        assertThat(pem.toString()).doesNotContain(pem.blocks().getFirst().text().substring(0, 10));
    }

    private static Path file(String name) {
        return FILES.resolve(name);
    }
}
