package org.tallystick.testkit.surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.client.LedgerAheadException;
import org.tallystick.client.ProblemException;
import org.tallystick.client.Shared;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.store.LedgerStore;
import org.tallystick.ledger.store.LedgerView;
import org.tallystick.node.Audit;
import org.tallystick.node.EmbeddedNetwork;
import org.tallystick.testkit.network.Signing;
import org.tallystick.testkit.network.ThreeMembers;

/** A network on a machine whose clock is set, with its people on the same machine. */
@Tag("slow")
class ClockTest {
    private static final String TEXT = "HbA1c,41";
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private final SetClock clock = new SetClock();

    @Test
    void aClockThatIsSetBackWhileItRunsLosesNothing() throws IOException {
        ThreeMembers network = found();
        clock.ahead(HOUR);
        Laboratory laboratory;
        Shared shared;
        try (EmbeddedNetwork _ = Hosted.start(network.directory(), clock)) {
            laboratory = Laboratory.open(network, folder.resolve("desk"), clock);
            shared = laboratory.share(TEXT);
            clock.ahead(Duration.ZERO);
            transactionsAreRefusedAndSayWhy(laboratory);
            everythingCanBeLookedAt(laboratory, shared);
            whoSaysHowFarMayDateByTheLedger(laboratory);
            aTransactionDatedByTheLedgerIsTaken(laboratory.technician(), shared);
            clock.ahead(HOUR.plusSeconds(1));
            laboratory.requireReadable(laboratory.share(TEXT), TEXT);
        }
        timeOnlyGoesForward(network);
    }

    @Test
    void aClockThatIsSetBackBetweenTwoRunsLosesNothing() throws IOException {
        Ran ran = ranWithAClockAhead(HOUR);
        Laboratory laboratory = ran.laboratory();
        Shared shared = ran.shared();
        clock.ahead(Duration.ZERO);
        try (EmbeddedNetwork _ = Hosted.start(ran.network().directory(), clock)) {
            transactionsAreRefusedAndSayWhy(laboratory);
            everythingCanBeLookedAt(laboratory, shared);
        }
        clock.ahead(HOUR.plusSeconds(1));
        try (EmbeddedNetwork _ = Hosted.start(ran.network().directory(), clock)) {
            laboratory.requireReadable(shared, TEXT);
        }
        timeOnlyGoesForward(ran.network());
    }

    @Test
    void aBlockThatIsDatedFarAheadIsSaidToBe() throws IOException {
        Ran ran = ranWithAClockAhead(Duration.ofDays(400));
        Laboratory laboratory = ran.laboratory();
        Shared shared = ran.shared();
        clock.ahead(Duration.ZERO);
        Instant ahead = Instant.ofEpochMilli(shared.transaction().time());
        try (EmbeddedNetwork _ = Hosted.start(ran.network().directory(), clock)) {
            assertThatThrownBy(() -> laboratory.share(TEXT))
                    .hasMessageContaining("which is " + ahead.toString().substring(0, 10))
                    .hasMessageContaining("this node's clock is behind that");
            everythingCanBeLookedAt(laboratory, shared);
            aTransactionDatedByTheLedgerIsTaken(laboratory.technician(), shared);
        }
        timeOnlyGoesForward(ran.network());
    }

    /** What is left of a run that is over. */
    private record Ran(ThreeMembers network, Laboratory laboratory, Shared shared) {}

    private Ran ranWithAClockAhead(Duration by) throws IOException {
        ThreeMembers network = found();
        clock.ahead(by);
        try (EmbeddedNetwork _ = Hosted.start(network.directory(), clock)) {
            Laboratory laboratory = Laboratory.open(network, folder.resolve("desk"), clock);
            return new Ran(network, laboratory, laboratory.share(TEXT));
        }
    }

    private ThreeMembers found() throws IOException {
        return ThreeMembers.found(folder.resolve("network"), "ledger.example/clock");
    }

    private static void transactionsAreRefusedAndSayWhy(Laboratory laboratory) {
        assertThatThrownBy(() -> laboratory.share(TEXT)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo("expired");
            assertThat(refused.problem().detail())
                    .contains("exp lies before the ledger's time")
                    .contains("whoever runs the node should see whether it is right");
        });
    }

    /** Request tokens go by the clock as it is now, whatever it was when the node started. */
    private static void everythingCanBeLookedAt(Laboratory laboratory, Shared shared) {
        Connection technician = laboratory.technician();
        assertThat(technician.get("/v1/records/" + shared.record()).integer("version"))
                .isEqualTo(1);
        assertThat(technician.receipt(shared.transaction().id())).startsWith("c2sp.org/tlog-proof@v1");
    }

    private static void whoSaysHowFarMayDateByTheLedger(Laboratory laboratory) throws IOException {
        Connection technician = laboratory.technician();
        assertThatThrownBy(() -> laboratory.share(TEXT)).isInstanceOf(LedgerAheadException.class);
        assertThatThrownBy(() -> technician.datedByLedger(HOUR.minusMinutes(1)))
                .isInstanceOf(LedgerAheadException.class);
        Laboratory dated =
                new Laboratory(technician.datedByLedger(HOUR.plusMinutes(1)), laboratory.subject(), laboratory.desk());
        dated.requireReadable(dated.share(TEXT), TEXT);
    }

    /** It gets its place after all others, and a time later than theirs. */
    private static void aTransactionDatedByTheLedgerIsTaken(Connection technician, Shared shared) {
        long ledger = technician.get("/v1/network").integer("time");
        Draft draft = Signing.sign(
                technician,
                "records.retire",
                JsonObject.with("record", shared.record().value()).build(),
                JsonObject.with("reason", "it was a test").build(),
                ledger / 1000);
        assertThat(technician.submit(draft).orThrow().time()).isGreaterThan(ledger);
    }

    private static void timeOnlyGoesForward(ThreeMembers network) throws IOException {
        assertThat(Audit.run(network.directory(), _ -> {}).findings()).isEmpty();
        try (LedgerStore store = LedgerStore.open(network.directory().ledger(), network.name())) {
            LedgerView view = store.committed();
            List<Long> times = LongStream.range(0, view.size())
                    .mapToObj(index -> Entry.parse(view.entry(index)).orThrow())
                    .flatMap(entry -> entry instanceof Entry.Header header ? Stream.of(header.time()) : Stream.empty())
                    .toList();
            assertThat(times).hasSizeGreaterThan(4).isSorted().doesNotHaveDuplicates();
        }
    }
}
