package org.tallystick.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.tallystick.formats.Hash;

/** Whatever lies in the file, it is damaged, or a promise that is made on top of it is the one that is found again. */
@Tag("slow")
class LastCosignedFuzzTest {
    private static final int SLOT = 64;
    private static final int CHECKED = Long.BYTES + Hash.SIZE;

    @FuzzTest(maxDuration = "1m")
    void file(byte[] input) throws IOException {
        promised(input);
    }

    /** With the right checksum in each slot, or the search would never get behind them. */
    @FuzzTest(maxDuration = "1m")
    void checkedFile(byte[] input) throws IOException {
        byte[] bytes = input.clone();
        for (int at = 0; at + SLOT <= bytes.length; at += SLOT) {
            byte[] checksum =
                    Hash.of(Arrays.copyOfRange(bytes, at, at + CHECKED)).dangerArray();
            System.arraycopy(checksum, 0, bytes, at + CHECKED, 8);
        }
        promised(bytes);
    }

    private static void promised(byte[] content) throws IOException {
        Path file = Files.createTempFile("cosigned", "");
        try {
            Files.write(file, content);
            Optional<LastCosigned.Cosigned> next;
            try (LastCosigned opened = LastCosigned.open(file)) {
                long size = opened.last().map(LastCosigned.Cosigned::size).orElse(0L);
                next = size == Long.MAX_VALUE
                        ? opened.last()
                        : Optional.of(new LastCosigned.Cosigned(size + 1, Hash.ZERO));
                opened.promise(next.orElseThrow());
            }
            try (LastCosigned again = LastCosigned.open(file)) {
                assertThat(again.last()).isEqualTo(next);
            }
        } catch (SealException refused) {
            assertThat(refused.getMessage()).contains("damaged");
        } finally {
            Files.delete(file);
        }
    }
}
