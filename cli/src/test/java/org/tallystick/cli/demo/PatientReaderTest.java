package org.tallystick.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.RunOf;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/** Somebody who works for no member is let in by a patient of another: a relative, say. */
@Tag("slow")
class PatientReaderTest {
    @TempDir
    private Path folder;

    @Test
    void aConsentToAPatientOfAnotherMemberIsOneToReadBy() throws IOException {
        try (Stage stage = Stage.found(folder.resolve("network"))) {
            stage.register();
            Path file = Files.writeString(folder.resolve("result.csv"), "HbA1c,5.4\n");
            tally(stage, "account", "new", "pat", "--member", "clinic-west", "--subject");
            String record = tally(stage, "share", file.toString(), "--as", "ivo", "--about", "ana")
                    .string("record");
            tally(stage, "grant", "--as", "ana", "--at", "lab-north", "--to", "pat", "--all");
            Path copy = folder.resolve("copy");

            JsonObject read = tally(stage, "read", record, "--as", "pat", "-o", copy.toString());

            assertThat(read.string("status")).isEqualTo("allowed");
            assertThat(copy).hasSameBinaryContentAs(file);
            assertThat(tally(stage, "accesses", "--mine", "--as", "pat")
                            .array("accesses")
                            .objects())
                    .extracting(access -> access.string("access"))
                    .containsExactly(read.string("access"));
        }
    }

    private static JsonObject tally(Stage stage, String... line) {
        List<String> whole = new ArrayList<>(List.of(line));
        whole.addAll(List.of("--home", stage.home().root().toString(), "--json"));
        RunOf run = RunOf.tally(whole.toArray(String[]::new));
        assertThat(run.exit()).as(run.out()).isZero();
        return Json.parseObject(Bytes.utf8(run.out().strip())).orThrow();
    }
}
