package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The files that the demo shares are what they say they are, and small. */
class DemoFilesTest {
    private static final Path FILES = Checkout.ROOT.resolve("demo/files");

    @Test
    void eachIsSmall() throws Exception {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.toList())
                    .hasSize(5)
                    .allSatisfy(file -> assertThat(Files.size(file)).isBetween(1_000L, 200_000L));
        }
    }

    @Test
    void theImageOpens() throws Exception {
        assertThat(ImageIO.read(FILES.resolve("chest-x-ray.png").toFile()).getWidth())
                .isEqualTo(384);
    }

    @Test
    void theReportIsPdfWhoseTableOfObjectsIsRight() throws Exception {
        String pdf = Files.readString(FILES.resolve("laboratory-report.pdf"), StandardCharsets.ISO_8859_1);
        assertThat(pdf).startsWith("%PDF-1.4\n").endsWith("%%EOF\n");
        List<String> offsets =
                pdf.lines().filter(line -> line.endsWith(" 00000 n ")).toList();
        assertThat(offsets).hasSize(7);
        for (int i = 0; i < offsets.size(); i++) {
            int offset = Integer.parseInt(offsets.get(i).substring(0, 10));
            assertThat(pdf.substring(offset)).startsWith((i + 1) + " 0 obj");
        }
    }

    @Test
    void theTableHasTheSameColumnsInEveryRow() throws Exception {
        assertThat(Files.readAllLines(FILES.resolve("lab-values.csv")))
                .hasSize(56)
                .allSatisfy(row -> assertThat(row.split(",", -1)).hasSize(8));
    }

    @Test
    void theBundlesPointOnlyToWhatTheyHold() throws Exception {
        for (String name : List.of("blood-count.fhir.json", "blood-count-corrected.fhir.json")) {
            String bundle = Files.readString(FILES.resolve(name));
            List<String> held = fields(bundle, "fullUrl");
            assertThat(held).hasSize(10).doesNotHaveDuplicates();
            assertThat(held).containsAll(fields(bundle, "reference"));
        }
    }

    private static List<String> fields(String json, String name) {
        return Pattern.compile("\"" + name + "\": \"([^\"]+)\"")
                .matcher(json)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
