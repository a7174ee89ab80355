package org.tallystick.sharing.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Tag;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.MasterKey;
import org.tallystick.sealing.payload.Manifest;

/** Whatever lies in a vault's folder, it opens or is said to be damaged. */
@Tag("slow")
class VaultFuzzTest {
    private static final KeyWrap KEYS =
            new KeyWrap(MasterKey.of(Bytes.wrap(new byte[32])), Bulk.jdk(), new SecureRandom());

    @FuzzTest(maxDuration = "1m")
    void header(byte[] input) {
        if (Parsed.of(() -> PayloadFile.Header.parse(Bytes.wrap(input)))
                instanceof Parsed.Ok<PayloadFile.Header>(var header)) {
            assertThat(header.bytes()).isEqualTo(input);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void manifest(byte[] input) {
        if (Parsed.of(() -> PayloadFile.decode(Bytes.wrap(input))) instanceof Parsed.Ok<Manifest>(Manifest manifest)) {
            assertThat(PayloadFile.encode(manifest)).isEqualTo(input);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void mark(byte[] input) {
        if (ScrubMark.parse(Bytes.wrap(input)) instanceof Parsed.Ok<ScrubMark>(ScrubMark mark)) {
            assertThat(ScrubMark.parse(mark.bytes())).isEqualTo(new Parsed.Ok<>(mark));
        }
    }

    @FuzzTest(maxDuration = "1m")
    void file(byte[] input) throws IOException {
        Path file = Files.createTempFile("payload", "");
        try {
            Files.write(file, input);
            HeldPayload.open(file, KEYS, Bulk.jdk(), _ -> {}).close();
            throw new AssertionError("nobody writes a payload's file by chance");
        } catch (HeldPayload.DamagedException e) {
            assertThat(e.getMessage()).isNotEmpty();
        } finally {
            Files.delete(file);
        }
    }
}
