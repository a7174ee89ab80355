package org.tallystick.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.frame.Terminal;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

@Tag("slow")
class StoryTest {
    @TempDir
    private Path folder;

    @Test
    void theStoryComesOutAsItShouldAndEndsWithWhatToTryNext() throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        boolean asItShould = Story.tellIn(folder.resolve("network"), output(told, false));
        String text = told.toString(StandardCharsets.UTF_8);
        assertThat(asItShould).as(text).isTrue();
        assertThat(text)
                .contains("no-grant", "allowed by lab-north", "version 2", "cosigned", "found out", "What next");
    }

    @Test
    void asJsonItIsOneDocumentWithEveryScene() throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        assertThat(Story.tell(output(told, true))).isTrue();
        JsonObject document = Json.parseObject(
                        Bytes.utf8(told.toString(StandardCharsets.UTF_8).strip()))
                .orThrow();
        assertThat(document.array("story")
                        .objects()
                        .map(line -> line.integer("scene"))
                        .filter(scene -> scene > 0)
                        .distinct())
                .hasSize(9);
    }

    private static Output output(ByteArrayOutputStream into, boolean json) {
        PrintStream stream = new PrintStream(into, true, StandardCharsets.UTF_8);
        return new Output(Terminal.of(stream, stream, Map.of()), json);
    }

    @Test
    void aStoryThatIsBrokenOffLeavesNothingBehind() throws Exception {
        Process telling = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.tallystick.cli.Tally",
                        "demo")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = telling.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.lines().anyMatch(line -> line.contains("1. The laboratory")))
                    .isTrue();
            assertThat(folder).isDirectoryContaining("glob:**tally-demo-*");
            telling.toHandle().destroy(); // of the process alone, for its output is read on
            assertThat(lines.lines()).noneMatch(line -> line.contains("error"));
        }
        assertThat(telling.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(folder).isDirectoryNotContaining("glob:**tally-demo-*");
    }
}
