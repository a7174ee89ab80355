package org.tallystick.testkit.surroundings;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.frame.Exit;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.client.Problem;
import org.tallystick.client.ProblemException;
import org.tallystick.client.Shared;
import org.tallystick.client.Submitted;
import org.tallystick.client.UnreachableException;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.node.Audit;
import org.tallystick.testkit.network.Mounted;
import org.tallystick.testkit.network.Signing;
import org.tallystick.testkit.network.TallyProcess;
import org.tallystick.testkit.network.ThreeMembers;

/** A disk that fills up under a running network, and has room again later. */
@Tag("slow")
class FullDiskTest {
    /** A node keeps 256 MiB free; there must be some more than that. */
    private static final int DISK_MIB = 420;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    private Path folder;

    /** What a node was given, and what it said. */
    private record Sent(Draft draft, Submitted answer) {}

    private final List<Submitted> promised = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private Mounted disk = Mounted.NOTHING;
    private ThreeMembers network;
    private TallyProcess node;
    private Laboratory laboratory;

    @BeforeEach
    void runOnASmallDisk() throws Exception {
        Path mounted = Files.createDirectory(folder.resolve("disk"));
        disk = Mounted.small(mounted, DISK_MIB);
        assumeThat(disk.isThere()).as("a small disk can be mounted here").isTrue();
        network = ThreeMembers.found(mounted.resolve("network"), "ledger.example/full-disk");
        node = running();
        laboratory = Laboratory.open(network, folder.resolve("desk"), InstantSource.system());
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk.isThere()) {
            node.close();
        }
        disk.close();
    }

    @Test
    void beforeTheDiskIsFullEverythingIsRefusedAndWhenThereIsRoomItGoesOn() throws Exception {
        promised.add(laboratory.share("HbA1c,1").transaction());
        ask();
        tell();
        fill(DISK_MIB / 2);
        Problem upload = refusal(() -> laboratory.share("HbA1c,2"));
        assertThat(upload.status()).isEqualTo(507);
        assertThat(upload.code()).isEqualTo("disk-full");
        assertThat(upload.next()).contains("tell whoever runs the node");
        Problem transaction = refusal(this::ask);
        assertThat(transaction.status()).isEqualTo(507);
        assertThat(transaction.detail()).contains("MiB left, which it keeps free");
        fill(DISK_MIB); // and now to the last byte
        assertThat(refusal(this::tell).code()).isEqualTo("disk-full");
        everythingPromisedIsThere();
        whatIsSentAgainGetsItsFirstResult();
        Files.delete(filler());
        itGoesOn();
        node.stop();
        assertThat(node.said())
                .contains("MiB left: transactions are refused until it has 256 MiB. Make room on it")
                .contains("has room again: transactions are taken");
    }

    /** Faster than the node looks: then a write fails, and nothing that was promised may depend on what is in memory. */
    @Test
    void aDiskThatIsFullAtOnceMayStopTheNodeAndLosesNothing() throws Exception {
        Thread filling = Thread.ofPlatform().start(() -> fill(DISK_MIB));
        Problem refusal = refusal(this::ask);
        filling.join();
        Files.delete(filler());
        if (!refusal.code().equals("disk-full")) {
            assertThat(node.awaitEnd()).isEqualTo(Exit.INPUT.code());
            assertThat(node.said())
                    .contains("the node has stopped: Committing a block to", "No space left on device")
                    .contains("Make room on the disk, then start the node again");
            node = running();
        }
        everythingPromisedIsThere();
        itGoesOn();
        node.stop();
        assertThat(Audit.run(network.directory(), _ -> {}).findings()).isEmpty();
    }

    private TallyProcess running() throws IOException, InterruptedException {
        TallyProcess process = TallyProcess.up(network.directory().root());
        assertThat(process.awaitRunning()).as(process.said()).isTrue();
        return process;
    }

    /** A transaction without payload and details: only the ledger has to write. */
    private Submitted ask() {
        Connection technician = laboratory.technician();
        JsonObject args =
                JsonObject.with("grant", technician.newHandle().value()).build();
        return submit(Signing.sign(technician, "grants.revoke", args));
    }

    /** A transaction with details, which have to be written first. */
    private Submitted tell() {
        Connection technician = laboratory.technician();
        JsonObject args =
                JsonObject.with("record", technician.newHandle().value()).build();
        JsonObject body = JsonObject.with("reason", "it was a test").build();
        long now = System.currentTimeMillis() / 1000;
        return submit(Signing.sign(technician, "records.retire", args, body, now));
    }

    private Submitted submit(Draft draft) {
        Submitted answer = laboratory.technician().submit(draft);
        promised.add(answer);
        sent.add(new Sent(draft, answer));
        return answer;
    }

    /** Does it again and again until the node refuses; the node may also end. */
    private Problem refusal(Callable<?> act) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < until) {
            try {
                act.call();
            } catch (ProblemException refused) {
                return refused.problem();
            } catch (UnreachableException gone) {
                return new Problem(0, "gone", "", "", "");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("nothing was refused in time");
    }

    private void everythingPromisedIsThere() {
        Connection technician = laboratory.technician();
        for (Submitted one : promised) {
            assertThat(technician.receipt(one.id())).contains("\nindex " + one.index() + "\n");
        }
    }

    private void whatIsSentAgainGetsItsFirstResult() {
        assertThat(sent)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(one ->
                        assertThat(laboratory.technician().submit(one.draft())).isEqualTo(one.answer()));
    }

    private void itGoesOn() throws IOException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < until) {
            try {
                Shared shared = laboratory.share("HbA1c,3");
                laboratory.requireReadable(shared, "HbA1c,3");
                return;
            } catch (ProblemException stillFull) {
                assertThat(stillFull.problem().code()).isEqualTo("disk-full");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
        throw new AssertionError("it does not go on: " + node.said());
    }

    private Path filler() {
        return network.directory().root().resolveSibling("filler");
    }

    /** Writes so much, or until there is no room at all. */
    private void fill(int mebibytes) {
        byte[] zeros = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(filler(), CREATE, APPEND)) {
            for (int i = 0; i < mebibytes; i++) {
                out.write(zeros);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }
}
