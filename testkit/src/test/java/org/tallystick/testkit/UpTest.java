package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./tally up} prints to try next works as it stands, in a shell, in another process. */
@Tag("slow")
class UpTest {
    private static final String PASSING_ON = """
            set -eo pipefail
            exec >said 2>&1
            first() { sed -n "s,$1,\\1,p" said | head -1; }
            """;

    @TempDir
    private Path folder;

    @Test
    void whatUpPrintsToTryNextWorks() throws Exception {
        Files.createSymbolicLink(folder.resolve("tally"), Checkout.ROOT.resolve("tally"));
        Files.createSymbolicLink(folder.resolve("demo"), Checkout.ROOT.resolve("demo"));
        copy("tools/interop/go.mod", "tools/interop/go.sum", "tools/interop/verify-receipt/main.go");
        Process up = bash("exec ./tally up --home network").start();
        try {
            List<String> commands = commands(up.inputReader());
            assertThat(commands).contains("export TALLY_HOME=" + folder.resolve("network"));
            theReadmeShows(commands);
            String said = run(String.join("\n", commands));
            assertThat(said)
                    .contains("shared as record", "live: the holder has acknowledged it", "allowed by lab-north")
                    .contains("\"ok\":{", "accepted ../../share.tlog-proof");
            assertThat(folder.resolve("copy.csv"))
                    .hasSameBinaryContentAs(Checkout.ROOT.resolve("demo/files/lab-values.csv"));
        } finally {
            up.destroy();
            assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void theReadmeShows(List<String> commands) {
        assertThat(Snippet.all().stream()
                        .filter(snippet -> snippet.language().equals("console"))
                        .flatMap(snippet -> snippet.body().lines().map(String::strip)))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(commands).contains(line));
    }

    /** Lines that are indented, after the addresses of the nodes. */
    private static List<String> commands(BufferedReader printed) throws IOException {
        List<String> commands = new ArrayList<>();
        for (String line = printed.readLine(); line != null && !line.startsWith("Running"); line = printed.readLine()) {
            if (line.startsWith("  ") && !line.matches("  [a-z-]+  http://\\S+")) {
                commands.add(line.strip());
            }
        }
        return commands;
    }

    private String run(String script) throws IOException, InterruptedException {
        String filledIn = script.replace("read RECORD", "read $(first '^shared as record \\([0-9a-f]*\\).*')")
                .replace("receipt TRANSACTION", "receipt $(first '^  receipt: tally receipt \\(.*\\)')");
        Process process = bash(PASSING_ON + filledIn).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(folder.resolve("said"));
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private ProcessBuilder bash(String script) {
        return new ProcessBuilder("bash", "-c", script).directory(folder.toFile());
    }

    private void copy(String... names) throws IOException {
        for (String name : List.of(names)) {
            Path to = folder.resolve(name);
            Files.createDirectories(to.getParent());
            Files.copy(Checkout.ROOT.resolve(name), to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
