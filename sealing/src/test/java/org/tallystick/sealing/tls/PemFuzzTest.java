package org.tallystick.sealing.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes, a PEM file gives certificates and keys or says why not. The seeds are the files of the tests;
 * {@code JAZZER_FUZZ=1 mvn -Dslow -pl sealing test -Dtest=PemFuzzTest#certificates} looks for more.
 */
@Tag("slow")
class PemFuzzTest {
    private static final Path FILE = Path.of("file.pem");

    @MethodSource("files")
    @FuzzTest(maxDuration = "1m")
    void certificates(byte[] input) {
        try {
            assertThat(pem(input).certificates()).isNotEmpty();
        } catch (PemException e) {
            assertThat(e).hasMessageStartingWith("file.pem has");
        }
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = "1m")
    void key(byte[] input) {
        try {
            assertThat(PemKey.of(pem(input)).getAlgorithm()).isIn("EC", "RSA", "EdDSA");
        } catch (PemException e) {
            assertThat(e).hasMessageStartingWith("file.pem");
        }
    }

    private static Pem pem(byte[] input) {
        return Pem.parse(FILE, new String(input, StandardCharsets.ISO_8859_1));
    }

    static Stream<byte[]> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/tls"))) {
            return files.sorted().map(PemFuzzTest::bytes).toList().stream();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
