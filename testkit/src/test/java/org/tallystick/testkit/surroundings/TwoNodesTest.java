package org.tallystick.testkit.surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.frame.Exit;
import org.tallystick.testkit.network.Mounted;
import org.tallystick.testkit.network.TallyProcess;
import org.tallystick.testkit.network.ThreeMembers;

/** What whoever types {@code tally up} sees, in processes of their own. */
@Tag("slow")
class TwoNodesTest {
    @TempDir
    private Path folder;

    @Test
    void theSecondNodeOnADirectoryIsRefusedAndTheFirstGoesOn() throws Exception {
        ThreeMembers network = ThreeMembers.found(folder.resolve("network"), "ledger.example/two-nodes");
        try (TallyProcess first = running(network)) {
            Laboratory laboratory = Laboratory.open(network, folder.resolve("desk"), InstantSource.system());
            try (TallyProcess second = TallyProcess.up(network.directory().root())) {
                assertThat(second.awaitEnd()).isEqualTo(Exit.INPUT.code());
                assertThat(words(second))
                        .contains("the network does not start")
                        .contains("Another node has " + network.directory().ledger() + " open")
                        .contains("Stop it first, or give this one a directory of its own")
                        .doesNotContain("Exception");
            }
            laboratory.requireReadable(laboratory.share("HbA1c,41"), "HbA1c,41");
            assertThat(first.isAlive()).isTrue();
        }
        try (TallyProcess again = running(network)) {
            again.stop();
            assertThat(again.said()).doesNotContain("WARNING", "SEVERE");
        }
    }

    @Test
    void aDiskThatIsMountedReadOnlyIsNamed() throws Exception {
        ThreeMembers network = ThreeMembers.found(folder.resolve("network"), "ledger.example/read-only");
        try (TallyProcess first = running(network)) {
            first.stop();
        }
        Path view = Files.createDirectory(folder.resolve("view"));
        try (Mounted disk = Mounted.readOnly(network.directory().root(), view)) {
            assumeThat(disk.isThere()).as("something can be mounted here").isTrue();
            try (TallyProcess node = TallyProcess.up(view)) {
                assertThat(node.awaitEnd()).isEqualTo(Exit.INPUT.code());
                assertThat(words(node))
                        .contains("is read-only. Make it writable for the user that runs the node")
                        .doesNotContain("Exception");
            }
        }
    }

    private static TallyProcess running(ThreeMembers network) throws IOException, InterruptedException {
        TallyProcess process = TallyProcess.up(network.directory().root());
        assertThat(process.awaitRunning()).as(process.said()).isTrue();
        return process;
    }

    /** In one line, however the program folded it. */
    private static String words(TallyProcess process) {
        return process.said().replaceAll("\\s+", " ");
    }
}
