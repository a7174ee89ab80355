package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.formats.json.JsonObject;

/** A program that others wrote reads the contract, makes thousands of requests from it, and finds no answer that breaks it. */
@Tag("slow")
class SchemathesisTest {
    @TempDir
    Path folder;

    @Test
    void everyAnswerKeepsToTheContract() throws IOException, InterruptedException {
        Path report = Path.of("target", "schemathesis.txt");
        try (NodeFixture node = new NodeFixture(folder, false)) {
            Person doctor = node.account(node.stMary, "d0c701", "doctor", "steward");
            node.call(
                    doctor,
                    "records.enrol",
                    JsonObject.with("subject", NodeFixture.handle()),
                    JsonObject.with("name", "Ada").build());
            Process process = new ProcessBuilder(
                            "../tools/schemathesis/run",
                            "http://127.0.0.1:" + node.api.port(),
                            doctor.scoped("read", "log:read", "metrics:read"))
                    .redirectErrorStream(true)
                    .redirectOutput(report.toFile())
                    .start();
            boolean ended = process.waitFor(10, TimeUnit.MINUTES);
            process.destroy();

            assertThat(ended).as(Files.readString(report)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(report)).isZero();
        }
    }
}
