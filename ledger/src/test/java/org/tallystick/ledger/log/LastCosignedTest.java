package org.tallystick.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.ledger.log.LastCosigned.Cosigned;

class LastCosignedTest {
    private static final Cosigned AT_5 = new Cosigned(5, Hash.of(Bytes.utf8("five")));
    private static final Cosigned AT_9 = new Cosigned(9, Hash.of(Bytes.utf8("nine")));
    private static final Cosigned OTHER_9 = new Cosigned(9, Hash.of(Bytes.utf8("another nine")));

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("last-cosigned");
    }

    @Test
    void aPromiseIsThereAfterARestart() {
        promise(AT_5);
        promise(AT_9);
        try (LastCosigned again = LastCosigned.open(file)) {
            assertThat(again.last()).contains(AT_9);
        }
    }

    @Test
    void theSamePromiseMayBeMadeAgain() {
        promise(AT_9);
        promise(AT_9);
        try (LastCosigned again = LastCosigned.open(file)) {
            assertThat(again.last()).contains(AT_9);
        }
    }

    @Test
    void neverTwoRootsForOneSize() {
        promise(AT_9);
        assertThatThrownBy(() -> promise(OTHER_9))
                .isInstanceOf(SealException.class)
                .hasMessageContaining("back-up");
    }

    @Test
    void neverASmallerSizeAgain() {
        promise(AT_9);
        assertThatThrownBy(() -> promise(AT_5)).isInstanceOf(SealException.class);
    }

    @Test
    void aPromiseTornInTheMiddleLeavesTheOneBefore() throws IOException {
        promise(AT_5);
        promise(AT_9);
        byte[] content = Files.readAllBytes(file);
        content[64 + 20] ^= 1;
        Files.write(file, content);
        try (LastCosigned again = LastCosigned.open(file)) {
            assertThat(again.last()).contains(AT_5);
        }
    }

    @Test
    void aFirstPromiseTornInTheMiddleWasNoneYet() throws IOException {
        promise(AT_5);
        byte[] content = Files.readAllBytes(file);
        content[20] ^= 1;
        Files.write(file, content);
        try (LastCosigned again = LastCosigned.open(file)) {
            assertThat(again.last()).isEmpty();
        }
    }

    @Test
    void aDamagedFileIsNotTakenForANewOne() throws IOException {
        promise(AT_5);
        promise(AT_9);
        Files.write(file, new byte[128]);
        assertThatThrownBy(() -> LastCosigned.open(file))
                .isInstanceOf(SealException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Restore the file");
    }

    private void promise(Cosigned next) {
        try (LastCosigned promises = LastCosigned.open(file)) {
            promises.promise(next);
        }
    }
}
