package org.tallystick.formats.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void theExamplesOfTheDocsAreWhatTheFormatsSay() {
        Examples.files()
                .forEach((name, content) -> assertThat(Examples.FOLDER.resolve(name))
                        .as(name)
                        .satisfies(file -> assertThat(Files.readAllBytes(file)).isEqualTo(content.toArray())));
    }
}
