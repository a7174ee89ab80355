package org.tallystick.engine.cometbft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.NotesContract;
import org.tallystick.ledger.TestMember;
import org.tallystick.ledger.mempool.Admission;
import org.tallystick.ledger.mempool.Settled;
import org.tallystick.ledger.store.LedgerView;

/** Four members order together, and three go on without the fourth. */
@Tag("slow")
class FourMembersTest {
    @TempDir
    private Path directory;

    private Consortium consortium;

    @BeforeEach
    void start() {
        consortium = new Consortium(directory);
        consortium.startAll();
    }

    @AfterEach
    void close() {
        consortium.close();
    }

    @Test
    void whatIsHandedInAtAnyNodeIsInEveryLedgerAndTheLedgersAreEqual() {
        List<Admission> admissions = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            for (int member = 0; member < consortium.members(); member++) {
                admissions.add(submit(member));
            }
        }
        assertThat(admissions)
                .allSatisfy(admission -> assertThat(end(admission)).isInstanceOf(Settled.Committed.class));
        awaitEqual(List.of(0, 1, 2, 3));
        assertThat(consortium
                        .ledger(3)
                        .state()
                        .get(NotesContract.counter())
                        .orElseThrow()
                        .integer("count"))
                .isEqualTo(40);
    }

    @Test
    void aMemberThatWasAwayCatchesUp() {
        assertThat(end(submit(0))).isInstanceOf(Settled.Committed.class);
        consortium.stop(3);
        for (int i = 0; i < 20; i++) {
            assertThat(end(submit(i % 3))).isInstanceOf(Settled.Committed.class);
        }
        consortium.start(3);
        awaitEqual(List.of(0, 1, 2, 3));
        assertThat(end(submit(3))).isInstanceOf(Settled.Committed.class);
    }

    @Test
    void whateverCometBftIsKilledNothingAcknowledgedIsLostAndTheLedgersStayEqual() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Admission> admissions = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            for (int member = 0; member < consortium.members(); member++) {
                admissions.add(submit(member));
            }
            consortium.killCometBft(random.nextInt(consortium.members()));
            assertThat(end(submit(random.nextInt(consortium.members()))))
                    .as("seed " + seed)
                    .isInstanceOf(Settled.Committed.class);
        }
        assertThat(admissions)
                .as("seed " + seed)
                .allSatisfy(admission -> assertThat(end(admission)).isInstanceOf(Settled.Committed.class));
        awaitEqual(List.of(0, 1, 2, 3));
        assertThat(consortium
                        .ledger(0)
                        .state()
                        .get(NotesContract.counter())
                        .orElseThrow()
                        .integer("count"))
                .isEqualTo(12 * 5);
    }

    private Admission submit(int member) {
        TestMember it = consortium.network().member(member);
        Bytes jws = consortium.network().sign(it, it.admin(), "notes.count", JsonObject.EMPTY);
        return consortium.ledger(member).engine().submit(jws);
    }

    private static Settled end(Admission admission) {
        return ((Admission.Accepted) admission)
                .settled()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    /** Waits until these members' ledgers have the same size, and holds their roots against one another. */
    private void awaitEqual(List<Integer> members) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        long size =
                members.stream().mapToLong(member -> view(member).size()).max().orElseThrow();
        while (members.stream().anyMatch(member -> view(member).size() < size)) {
            assertThat(System.nanoTime())
                    .as("every member has " + size + " entries in time")
                    .isLessThan(deadline);
            Thread.onSpinWait();
        }
        assertThat(members.stream().map(member -> view(member).logRoot(size)).distinct())
                .hasSize(1);
    }

    private LedgerView view(int member) {
        return consortium.ledger(member).store().committed();
    }
}
