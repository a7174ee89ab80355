package org.tallystick.engine.cometbft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.cometbft.Heights.Reached;

class HeightsTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("heights");
    }

    @Test
    void aNewFileHasReachedNothing() throws IOException {
        try (Heights heights = Heights.open(file)) {
            assertThat(heights.last()).isEqualTo(new Reached(0, 0));
        }
    }

    @Test
    void theLastOfManyIsFoundAgain() throws IOException {
        write(5);
        try (Heights heights = Heights.open(file)) {
            assertThat(heights.last()).isEqualTo(new Reached(50, 5));
        }
    }

    @Test
    void afterATornWriteTheOneBeforeHolds() throws IOException {
        write(4);
        byte[] bytes = Files.readAllBytes(file);
        bytes[64 + 3] ^= 1; // the fourth lies in the second slot
        Files.write(file, bytes);
        try (Heights heights = Heights.open(file)) {
            assertThat(heights.last()).isEqualTo(new Reached(30, 3));
            heights.reached(new Reached(60, 6));
        }
        try (Heights heights = Heights.open(file)) {
            assertThat(heights.last()).isEqualTo(new Reached(60, 6));
        }
    }

    @Test
    void aFileOfZeroesHasReachedNothing() throws IOException {
        Files.write(file, new byte[128]);
        try (Heights heights = Heights.open(file)) {
            assertThat(heights.last()).isEqualTo(new Reached(0, 0));
        }
    }

    private void write(int count) throws IOException {
        try (Heights heights = Heights.open(file)) {
            for (int i = 1; i <= count; i++) {
                heights.reached(new Reached(10L * i, i));
            }
        }
    }
}
