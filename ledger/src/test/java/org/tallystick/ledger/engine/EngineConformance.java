package org.tallystick.ledger.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.NotesContract;
import org.tallystick.ledger.TestMember;
import org.tallystick.ledger.TestNetwork;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.mempool.Admission;
import org.tallystick.ledger.mempool.Reason;
import org.tallystick.ledger.mempool.Settled;

/** What every engine must do. Each engine has a test class that extends this one and says how it is started. */
public abstract class EngineConformance {
    /** A node with the engine under test, started. */
    protected interface Node extends AutoCloseable {
        Engine engine();

        CommittedState state();

        void subscribe(BlockListener listener);

        @Override
        void close();
    }

    /** A node that is its ledger. */
    public record OfLedger(Ledger ledger) implements Node {
        @Override
        public Engine engine() {
            return ledger.engine();
        }

        @Override
        public CommittedState state() {
            return ledger.state();
        }

        @Override
        public void subscribe(BlockListener listener) {
            ledger.subscribe(listener);
        }

        @Override
        public void close() {
            ledger.close();
        }
    }

    private static final JsonObject NOTHING = JsonObject.EMPTY;

    protected final TestNetwork network = new TestNetwork("clinic", "lab");
    private final TestMember clinic = network.member(0);

    @TempDir
    protected Path directory;

    protected Node node;

    /** Starts a node in {@link #directory}, founding the network if the directory is empty. */
    protected abstract Node start();

    @BeforeEach
    void startNode() {
        node = start();
    }

    @AfterEach
    void closeNode() {
        node.close();
    }

    @Test
    void whatIsAcknowledgedIsInTheLedger() {
        Bytes jws = signed("notes.count");
        Settled.Committed committed = (Settled.Committed) end(node.engine().submit(jws));
        var found = node.state().find(Transaction.parse(jws).orThrow().id()).orElseThrow();
        assertThat(found.index()).isEqualTo(committed.index());
        assertThat(found.result()).isEqualTo(committed.result());
        assertThat(node.state().get(NotesContract.counter()).orElseThrow().integer("count"))
                .isEqualTo(1);
    }

    @Test
    void aRefusalIsInTheLedgerToo() {
        Settled.Committed committed = (Settled.Committed) end(node.engine().submit(signed("notes.seal")));
        assertThat(committed.result().outcome())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("not-allowed"));
    }

    @Test
    void anIdleEngineMakesNoBlocks() {
        end(node.engine().submit(signed("notes.count")));
        node.close();
        assertThat(node.state().blocks()).isEqualTo(2);
    }

    @Test
    void manyThreadsShareBlocksAndNothingIsLostOrDoubled() throws InterruptedException {
        List<Bytes> signed =
                IntStream.range(0, 400).mapToObj(_ -> signed("notes.count")).toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<CompletableFuture<Settled>> ends = new ArrayList<>();
            for (Bytes jws : signed) {
                ends.add(CompletableFuture.supplyAsync(() -> end(node.engine().submit(jws)), threads));
            }
            assertThat(ends).allSatisfy(end -> assertThat(end.join()).isInstanceOf(Settled.Committed.class));
        }
        assertThat(node.state().get(NotesContract.counter()).orElseThrow().integer("count"))
                .isEqualTo(400);
        assertThat(node.state().blocks()).isLessThan(401);
    }

    @Test
    void transactionsOfOneAccountKeepTheOrderOfTheirBatch() {
        List<Bytes> batch =
                IntStream.range(0, 200).mapToObj(_ -> signed("notes.count")).toList();
        List<Long> counts = node.engine().submitAll(batch).stream()
                .map(EngineConformance::end)
                .map(end -> ((Outcome.Done) ((Settled.Committed) end).result().outcome())
                        .result()
                        .integer("count"))
                .toList();
        assertThat(counts).isEqualTo(LongStream.rangeClosed(1, 200).boxed().toList());
    }

    @Test
    void theSameTransactionGivesTheFirstResultAgain() {
        Bytes jws = signed("notes.count");
        Settled first = end(node.engine().submit(jws));
        assertThat(node.engine().submit(jws)).isInstanceOf(Admission.Known.class);
        assertThat(end(node.engine().submit(jws))).isEqualTo(first);
    }

    @Test
    void theSameTransactionTwiceInOneBatchIsOneEntry() {
        Bytes jws = signed("notes.count");
        List<Settled> ends = node.engine().submitAll(List.of(jws, jws)).stream()
                .map(EngineConformance::end)
                .toList();
        assertThat(ends.getFirst()).isEqualTo(ends.getLast());
    }

    @Test
    void aTransactionHandedInByManyThreadsAgainAndAgainIsOneEntry() {
        List<Bytes> signed =
                IntStream.range(0, 100).mapToObj(_ -> signed("notes.count")).toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<CompletableFuture<Void>> done = IntStream.range(0, 8)
                    .mapToObj(_ -> CompletableFuture.runAsync(() -> signed.forEach(this::handInThreeTimes), threads))
                    .toList();
            done.forEach(CompletableFuture::join);
        }
        assertThat(node.state().get(NotesContract.counter()).orElseThrow().integer("count"))
                .isEqualTo(100);
    }

    private void handInThreeTimes(Bytes jws) {
        node.engine().submit(jws);
        node.engine().submit(jws);
        assertThat(end(node.engine().submit(jws))).isInstanceOf(Settled.Committed.class);
    }

    @Test
    void listenersHearOfEveryBlockInOrder() throws InterruptedException {
        ConcurrentLinkedQueue<CommittedBlock> heard = new ConcurrentLinkedQueue<>();
        CountDownLatch entries = new CountDownLatch(50);
        node.subscribe(block -> {
            throw new IllegalStateException("a listener that fails harms no other");
        });
        node.subscribe(block -> {
            heard.add(block);
            block.entries().forEach(_ -> entries.countDown());
        });
        for (int i = 0; i < 50; i++) {
            end(node.engine().submit(signed("notes.count")));
        }
        assertThat(entries.await(10, TimeUnit.SECONDS)).isTrue();
        long next = heard.element().first();
        for (CommittedBlock block : heard) {
            assertThat(block.first()).isEqualTo(next);
            next = block.size();
        }
    }

    @Test
    void closingOrdersWhatWasTaken() {
        List<Admission> taken = node.engine()
                .submitAll(IntStream.range(0, 300)
                        .mapToObj(_ -> signed("notes.count"))
                        .toList());
        node.close();
        assertThat(taken).allSatisfy(admission -> assertThat(end(admission)).isInstanceOf(Settled.Committed.class));
        assertThat(node.engine().status()).isEqualTo(new Status.Closed());
    }

    @Test
    void aClosedEngineTakesNothing() {
        node.close();
        assertThat(node.engine().submit(signed("notes.count")))
                .isInstanceOfSatisfying(
                        Admission.Rejected.class,
                        rejected -> assertThat(rejected.rejection().reason()).isEqualTo(Reason.STOPPING));
    }

    @Test
    void aHaltedEngineTakesNothingAndSaysWhyAndWhatIsCommittedCanBeRead() {
        Bytes before = signed("notes.count");
        Settled committed = end(node.engine().submit(before));
        node.engine().halt("block 0 is damaged: restore it");
        assertThat(node.engine().submit(signed("notes.count")))
                .isInstanceOfSatisfying(Admission.Rejected.class, rejected -> {
                    assertThat(rejected.rejection().reason()).isEqualTo(Reason.HALTED);
                    assertThat(rejected.rejection().why()).isEqualTo("block 0 is damaged: restore it");
                });
        assertThat(node.state().find(Transaction.parse(before).orThrow().id()))
                .isPresent()
                .map(found -> found.index())
                .contains(((Settled.Committed) committed).index());
        node.close();
        assertThat(node.engine().status()).isEqualTo(new Status.Failed("block 0 is damaged: restore it"));
    }

    @Test
    void aRestartedEngineGoesOnWhereItStopped() {
        Bytes jws = signed("notes.count");
        Settled first = end(node.engine().submit(jws));
        node.close();
        node = start();
        assertThat(end(node.engine().submit(jws))).isEqualTo(first);
        Settled.Committed second = (Settled.Committed) end(node.engine().submit(signed("notes.count")));
        assertThat(second.result().block()).isEqualTo(2);
        assertThat(node.state().get(NotesContract.counter()).orElseThrow().integer("count"))
                .isEqualTo(2);
    }

    protected Bytes signed(String call) {
        return network.sign(clinic, clinic.admin(), call, NOTHING);
    }

    protected static Settled end(Admission admission) {
        var settled = switch (admission) {
            case Admission.Accepted accepted -> accepted.settled();
            case Admission.Known known -> known.settled();
            case Admission.Rejected(var rejection) -> throw new AssertionError(rejection);
        };
        return settled.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
