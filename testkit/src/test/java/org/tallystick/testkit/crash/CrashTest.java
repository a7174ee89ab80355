package org.tallystick.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.ledger.store.LedgerStore;
import org.tallystick.ledger.store.LedgerView;
import org.tallystick.node.Audit;
import org.tallystick.testkit.network.TallyProcess;
import org.tallystick.testkit.network.ThreeMembers;

/**
 * The process that hosts the network is killed at random points while people use it over HTTP, and started again. What it
 * promised holds: {@code -Dseed=N} replays the choices of a run (not its timing), {@code -Drounds=N} makes it longer.
 */
@Tag("slow")
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("rounds", 10);
    private static final long SEED = Long.getLong("seed", 20_261_127L);

    /** After so many transactions of a round at most the process dies. */
    private static final int MOST_DEEDS = 60;

    /** So many of all earlier promises are looked at after each restart, and all of them in the end. */
    private static final int LOOKED_AT = 60;

    private static final long PATIENCE_SECONDS = 300;

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Journal journal = new Journal();
    private final List<String> story = new ArrayList<>();

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void everythingPromisedSurvivesKillingTheNetwork() throws Exception {
        ThreeMembers network = ThreeMembers.found(folder.resolve("network"), "ledger.example/crash");
        TallyProcess process = running(network);
        try {
            Staff staff = Staff.hire(network);
            Evidence evidence = Evidence.of(staff);
            Inspection inspection = new Inspection(staff, journal, evidence);
            try (Listener atClinic = Listener.to(staff.reader());
                    Listener atLab = Listener.to(staff.technician())) {
                for (int round = 0; round < ROUNDS; round++) {
                    workUntilTheEnd(process, Shift.begin(staff, journal, evidence, random.split(), folder));
                    evidence.promises(network.directory());
                    process = restarted(network);
                    atClinic.nodeIsBack();
                    atLab.nodeIsBack();
                    inspection.afterRestart(new Random(random.nextLong()), LOOKED_AT);
                }
                inspection.everything(folder.resolve("read"), List.of(atClinic, atLab));
            }
            process.stop();
            theLedgerIsWhatWasSigned(network, evidence);
        } catch (Exception | AssertionError e) {
            throw new AssertionError(run() + ": " + story + "\n" + process.said(), e);
        } finally {
            process.close();
        }
    }

    private static String run() {
        return "-Dseed=" + SEED + " -Drounds=" + ROUNDS;
    }

    private TallyProcess running(ThreeMembers network) throws IOException, InterruptedException {
        TallyProcess process = TallyProcess.up(network.directory().root());
        if (!process.awaitRunning()) {
            process.kill();
            throw new AssertionError("it does not start: " + process.said());
        }
        return process;
    }

    /** Mostly it dies, sometimes it is asked to stop; what is under way then is cut off either way. */
    private void workUntilTheEnd(TallyProcess process, Shift shift) throws InterruptedException {
        int deeds = random.nextInt(MOST_DEEDS);
        long micros = random.nextLong(20_000);
        boolean busy = journal.await(deeds, PATIENCE_SECONDS);
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
        shift.ends();
        if (random.nextInt(8) == 0) {
            story.add("stopped after " + deeds);
            process.stop();
            assertThat(process.said()).doesNotContain("SEVERE", "cannot deliver");
        } else {
            story.add("killed after " + deeds);
            process.kill();
        }
        shift.join();
        assertThat(busy).as("so much was promised in time").isTrue();
    }

    /** At times it dies while it starts, too, and at times the machine has left something behind the last block. */
    private TallyProcess restarted(ThreeMembers network) throws IOException, InterruptedException {
        if (random.nextInt(2) == 0) {
            story.add(Wreckage.leave(network.directory().ledger(), random));
        }
        if (random.nextInt(4) == 0) {
            try (TallyProcess _ = TallyProcess.up(network.directory().root())) {
                long millis = random.nextLong(2_500);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
                story.add("killed " + millis + " ms after a start");
            }
        }
        TallyProcess process = running(network);
        Inspection.nothingIsHalfReceived(network);
        return process;
    }

    private void theLedgerIsWhatWasSigned(ThreeMembers network, Evidence evidence) throws IOException {
        evidence.promises(network.directory());
        evidence.requireAllProven();
        assertThat(Audit.run(network.directory(), _ -> {}).findings()).isEmpty();
        try (LedgerStore store = LedgerStore.open(network.directory().ledger(), network.name())) {
            LedgerView view = store.committed();
            evidence.roots()
                    .forEach((size, root) -> assertThat(view.logRoot(size)).isEqualTo(root));
            for (Journal.Promise promise : journal.promises()) {
                assertThat(view.find(promise.outcome().id()))
                        .contains(promise.outcome().index());
            }
        }
        System.out.println(run() + ": " + journal.promises().size() + " transactions, "
                + evidence.receipts().size() + " receipts, " + evidence.roots().size() + " sizes signed, "
                + journal.reads().size() + " reads");
    }
}
