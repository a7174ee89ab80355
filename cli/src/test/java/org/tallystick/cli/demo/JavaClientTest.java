package org.tallystick.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.wallet.People;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.client.Identity;
import org.tallystick.client.NewRecord;
import org.tallystick.client.Progress;
import org.tallystick.client.Receipts;
import org.tallystick.client.Shared;
import org.tallystick.client.Submitted;
import org.tallystick.client.Tally;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.receipt.Verdict;

/** What docs/java-client.md shows, against a running network. */
@Tag("slow")
class JavaClientTest {
    @TempDir
    private Path folder;

    @Test
    void theSnippetsOfThePageShareAFileAndVerifyItsReceipt() throws IOException {
        try (Stage stage = Stage.found(folder.resolve("network"))) {
            Connection technician = technician(stage);
            Path file = Files.writeString(folder.resolve("result.csv"), "HbA1c,5.4\n");
            Path receipt = folder.resolve("result.tlog-proof");
            Path policy = folder.resolve("trust.policy");
            share(technician.address(), technician.identity(), subject(stage), file, receipt, policy);
            assertThat(verify(receipt, policy)).isInstanceOf(Verdict.Proven.class);
        }
    }

    @Test
    void aTransactionThatIsSentTwiceCountsOnce() throws IOException {
        try (Stage stage = Stage.found(folder.resolve("network"))) {
            Connection technician = technician(stage);
            Path file = Files.writeString(folder.resolve("result.csv"), "HbA1c,5.4\n");
            NewRecord record = technician.newRecord(subject(stage), "lab-report", "HbA1c", "text/csv");
            Draft draft = technician.draftShare(record, technician.upload(file, Progress.SILENT));
            Submitted first = technician.submit(draft);
            Submitted again = technician.submit(draft);
            assertThat(again).isEqualTo(first);
        }
    }

    private static void share(URI node, Identity identity, Handle subject, Path file, Path receipt, Path policy)
            throws IOException {
        Connection lab = Tally.connect(node, identity);
        NewRecord record = lab.newRecord(subject, "lab-report", "HbA1c", "text/csv");
        Shared shared = lab.share(file, record, Progress.SILENT);
        Files.writeString(receipt, lab.receipt(shared.transaction().id()));
        Files.writeString(policy, lab.policy());
        NewRecord next = lab.following(shared.record()).orElseThrow();
        Shared corrected = lab.share(file, next, Progress.SILENT);
        assertThat(corrected.version()).isEqualTo(2);
    }

    private static Verdict verify(Path receipt, Path policy) throws IOException {
        Verdict verdict = Receipts.verify(receipt, policy);
        return verdict;
    }

    private static Connection technician(Stage stage) throws IOException {
        new People(stage.home()).add("ivo", Cast.LABORATORY, List.of("technician"), false);
        return new Players(stage.home()).connect("ivo", Cast.LABORATORY);
    }

    private static Handle subject(Stage stage) throws IOException {
        return new People(stage.home())
                .add("ana", Cast.LABORATORY, List.of(), true)
                .subject()
                .orElseThrow();
    }
}
