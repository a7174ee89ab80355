package org.tallystick.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The published list, where it is spoken of. */
class PurposeTest {
    @Test
    void theContractOfTheApiShowsPublishedPurposes() throws IOException {
        String contract = Files.readString(Path.of("../spec/openapi.yaml"));
        List<String> shown = Pattern.compile("purposes: \\[(.*)]")
                .matcher(contract)
                .results()
                .flatMap(found -> Pattern.compile(", *").splitAsStream(found.group(1)))
                .toList();
        assertThat(shown)
                .isNotEmpty()
                .allSatisfy(code -> assertThat(Purpose.find(code)).isPresent());
    }
}
