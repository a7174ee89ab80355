package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./tally up} prints to try next works as it stands, in a shell, in another process. */
@Tag("slow")
class UpTest {
    private static final String FIRST = "first() { sed -n \"s,$1,\\1,p\" " + Workplace.SAID + " | head -1; }\n";

    @TempDir
    private Path folder;

    @Test
    void whatUpPrintsToTryNextWorks() throws Exception {
        OthersPrograms.build("verify-receipt");
        Workplace workplace = Workplace.in(folder);
        try (Terminal up = workplace.open("exec ./tally up --home network")) {
            List<String> commands = commands(up.readTo("Running"));
            assertThat(commands).contains("export TALLY_HOME=" + folder.resolve("network"));
            theReadmeShows(commands);
            assertThat(workplace.run(FIRST + filledIn(commands)))
                    .contains("shared as record", "live: the holder has acknowledged it", "allowed by lab-north")
                    .contains("\"ok\":{", "accepted ../../share.tlog-proof");
            assertThat(folder.resolve("copy.csv"))
                    .hasSameBinaryContentAs(Checkout.ROOT.resolve("demo/files/lab-values.csv"));
        }
    }

    private static void theReadmeShows(List<String> commands) {
        assertThat(Snippet.of("README.md", "console").stream()
                        .flatMap(snippet -> snippet.body().lines().map(String::strip)))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(commands).contains(line));
    }

    /** Lines that are indented, after the addresses of the nodes. */
    private static List<String> commands(List<String> printed) {
        return printed.stream()
                .filter(line -> line.startsWith("  ") && !line.matches("  [a-z-]+  http://\\S+"))
                .map(String::strip)
                .toList();
    }

    private static String filledIn(List<String> commands) {
        return String.join("\n", commands)
                .replace("read RECORD", "read $(first '^shared as record \\([0-9a-f]*\\).*')")
                .replace("receipt TRANSACTION", "receipt $(first '^  receipt: tally receipt \\(.*\\)')");
    }
}
