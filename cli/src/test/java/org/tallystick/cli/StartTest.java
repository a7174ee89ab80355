package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    private static final List<String> HEAVY = List.of(
            "com.amazon.corretto",
            "org.rocksdb",
            "io.helidon",
            "org.bouncycastle",
            "com.fasterxml.jackson",
            "org.tallystick.node",
            "org.tallystick.ledger");

    @Test
    void helpLoadsNothingOfTheNodeAndNoOtherCommand(@TempDir Path folder) throws Exception {
        String loaded = classesLoadedBy(folder, "--help");
        assertThat(loaded).contains("org.tallystick.cli.Tally").doesNotContain("org.tallystick.cli.commands");
        HEAVY.forEach(heavy -> assertThat(loaded).doesNotContain(heavy));
    }

    private static String classesLoadedBy(Path folder, String... args) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                Tally.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(log);
    }
}
