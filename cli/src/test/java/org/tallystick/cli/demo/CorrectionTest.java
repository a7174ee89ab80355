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
import org.tallystick.cli.frame.Exit;
import org.tallystick.client.Connection;
import org.tallystick.client.NewRecord;
import org.tallystick.client.Progress;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;

/** A new version is described as the one before: nothing falls away by being forgotten. */
@Tag("slow")
class CorrectionTest {
    @TempDir
    private Path folder;

    @Test
    void aRecordStaysInItsRegionsAndItsAuthorsThroughEveryCorrection() throws IOException {
        try (Stage stage = Stage.found(folder.resolve("network"))) {
            stage.register();
            Connection ivo = new Players(stage.home()).connect("ivo", Cast.LABORATORY);
            Connection ana = new Players(stage.home()).connect("ana", Cast.LABORATORY);
            Path file = Files.writeString(folder.resolve("result.csv"), "HbA1c,5.4\n");
            NewRecord meta = ivo.newRecord(Players.subject(ana), "lab-report", "HbA1c", "text/csv")
                    .by("the night shift")
                    .onlyIn(List.of("us"));
            Handle record = ivo.share(file, meta, Progress.SILENT).record();
            run(stage, "grant", "--as", "ana", "--at", "lab-north", "--to", "dr-okafor", "--all");
            assertThat(read(stage, record)).contains("\"rule\":\"region\"");

            assertThat(run(stage, "share", file.toString(), "--as", "ivo", "--corrects", record.value()))
                    .contains("\"version\":2");
            assertThat(read(stage, record)).contains("\"rule\":\"region\"");
            ivo.share(file, ivo.following(record).orElseThrow(), Progress.SILENT);
            assertThat(read(stage, record)).contains("\"rule\":\"region\"");

            assertThat(bodies(ivo, record))
                    .hasSize(3)
                    .allSatisfy(body -> assertThat(body.strings("regions")).containsExactly("us"))
                    .allSatisfy(body -> assertThat(body.string("author")).isEqualTo("the night shift"))
                    .allSatisfy(body -> assertThat(body.string("type")).isEqualTo("lab-report"));
        }
    }

    private static List<JsonObject> bodies(Connection who, Handle record) {
        return who.list("/v1/records/" + record + "/history").stream()
                .map(version -> version.object("record").object("details").object("body"))
                .toList();
    }

    private String read(Stage stage, Handle record) {
        String copy = folder.resolve("copy").toString();
        RunOf run = tally(stage, "read", record.value(), "--as", "dr-okafor", "-o", copy);
        assertThat(run.exit()).as(run.out()).isEqualTo(Exit.REFUSED.code());
        return run.out();
    }

    private static String run(Stage stage, String... line) {
        RunOf run = tally(stage, line);
        assertThat(run.exit()).as(run.out()).isZero();
        return run.out();
    }

    private static RunOf tally(Stage stage, String... line) {
        List<String> whole = new ArrayList<>(List.of(line));
        whole.addAll(List.of("--home", stage.home().root().toString(), "--json"));
        return RunOf.tally(whole.toArray(String[]::new));
    }
}
