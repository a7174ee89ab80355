package org.tallystick.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Odd names of files. */
class LabelsTest {
    @Test
    void aFileWithAnyNameHasALabelOfOneLine() {
        assertThat(Labels.of(Path.of("scan.png"))).isEqualTo("scan.png");
        assertThat(Labels.of(Path.of("two\nlines\tand a tab.csv"))).isEqualTo("two lines and a tab.csv");
        assertThat(Labels.of(Path.of("x".repeat(255)))).hasSize(200);
    }
}
