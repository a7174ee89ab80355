package org.tallystick.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.engine.Limit;
import org.tallystick.ledger.engine.Status;
import org.tallystick.ledger.mempool.Admission;
import org.tallystick.ledger.mempool.Bounds;
import org.tallystick.ledger.mempool.Reason;
import org.tallystick.ledger.mempool.Settled;
import org.tallystick.ledger.store.StoreFailure;
import org.tallystick.ledger.store.Tuning;

/** A ledger in use, of several segments, whose log is changed on the disk. */
class LogUpkeepTest {
    private static final LogUpkeep.Rhythm QUICK =
            new LogUpkeep.Rhythm(Duration.ofMillis(1), 4_000, Duration.ofMillis(1), Duration.ofMillis(5));
    private static final Tuning SMALL = new Tuning(10_000, 1_000_000, 100_000);

    @TempDir
    Path folder;

    private final TestNetwork network = new TestNetwork("clinic", "lab");
    private Ledger ledger;
    private Bytes last = Bytes.EMPTY;

    @BeforeEach
    void fillSomeSegments() {
        ledger = open();
        for (int i = 0; i < 40; i++) {
            last = network.sign(network.member(0), network.member(0).admin(), "notes.count", JsonObject.EMPTY);
            commit(last);
        }
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void soundLogIsScrubbedAgainAndAgain() {
        await(() -> ledger.upkeep().state().scrubs() > 3);
        LogUpkeep.State state = ledger.upkeep().state();
        assertThat(state.damaged()).isEmpty();
        assertThat(state.derived()).isEmpty();
        assertThat(state.bytes()).isGreaterThan(3 * 20_000);
        assertThat(ledger.engine().status()).isInstanceOf(Status.Running.class);
    }

    @Test
    void bitThatFlipsInASealedSegmentHaltsTheLedgerWhichSaysWhereAndWhatToDo() throws IOException {
        flip("blocks/00000000.blocks", 5_000);
        await(() -> ledger.engine().status() instanceof Status.Failed);
        Status.Failed failed = (Status.Failed) ledger.engine().status();
        assertThat(failed.why())
                .containsPattern("^block \\d+ at byte \\d+ of blocks/00000000.blocks is damaged: ")
                .contains("restore that file from a back-up or copy it from another member", "tally fsck");
        assertThat(ledger.upkeep().state().damaged()).contains(failed.why());
        assertThat(submit())
                .isInstanceOfSatisfying(
                        Admission.Rejected.class,
                        rejected -> assertThat(rejected.rejection().reason()).isEqualTo(Reason.HALTED));
        assertThat(ledger.state().find(Transaction.parse(last).orThrow().id())).isPresent();
    }

    @Test
    void restartDoesNotForgetTheDamageUntilItIsMended() throws IOException {
        flip("blocks/00000001.blocks", 3_000);
        await(() -> ledger.engine().status() instanceof Status.Failed);
        ledger.close();
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("blocks/00000001.blocks")
                .hasMessageContaining("from a back-up");
        flip("blocks/00000001.blocks", 3_000);
        ledger = open();
        commit(network.sign(network.member(0), network.member(0).admin(), "notes.count", JsonObject.EMPTY));
        await(() -> ledger.upkeep().state().scrubs() > 1);
        assertThat(ledger.upkeep().state().damaged()).isEmpty();
    }

    @Test
    void wrongDerivedFileIsSaidAndTheLedgerGoesOn() throws IOException {
        flip("hashes/0", 300);
        await(() -> ledger.upkeep().state().derived().isPresent());
        assertThat(ledger.upkeep().state().derived())
                .hasValueSatisfying(what -> assertThat(what).contains("hashes", "the next start builds it anew"));
        assertThat(submit()).isInstanceOf(Admission.Accepted.class);
        ledger.close();
        ledger = open();
        assertThat(ledger.store().recovery().rebuilt()).isTrue();
    }

    @Test
    @Timeout(20)
    void closingDoesNotWaitForTheNextScrub() {
        ledger.close();
        ledger = open(new LogUpkeep.Rhythm(Duration.ofDays(1), 1, Duration.ofDays(1), Duration.ofDays(1)));
        ledger.close();
        assertThat(ledger.upkeep().state().scrubs()).isZero();
    }

    private Ledger open() {
        return open(QUICK);
    }

    private Ledger open(LogUpkeep.Rhythm rhythm) {
        Ledger opened = Ledger.open(
                folder.resolve("ledger"),
                new Ledger.Parts(
                        network.genesis(),
                        network.contracts(),
                        network.verifier(),
                        network.clock(),
                        new Ledger.Settings(Bounds.USUAL, Limit.USUAL, SMALL, rhythm)),
                failure -> {
                    throw new AssertionError(failure);
                });
        opened.engine().start();
        return opened;
    }

    private Admission submit() {
        return ledger.engine()
                .submit(network.sign(network.member(0), network.member(0).admin(), "notes.count", JsonObject.EMPTY));
    }

    private void commit(Bytes signed) {
        Admission.Accepted accepted = (Admission.Accepted) ledger.engine().submit(signed);
        assertThat(accepted.settled()
                        .toCompletableFuture()
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join())
                .isInstanceOf(Settled.Committed.class);
    }

    private void flip(String name, int at) throws IOException {
        Path file = folder.resolve("ledger").resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes, StandardOpenOption.WRITE);
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 20 s").isLessThan(until);
            Thread.onSpinWait();
        }
    }
}
