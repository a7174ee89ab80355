package org.tallystick.testkit.authorisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.ledger.engine.Announcer;
import org.tallystick.ledger.engine.Genesis;
import org.tallystick.ledger.engine.GenesisException;
import org.tallystick.ledger.engine.Judgement;
import org.tallystick.ledger.engine.Limit;
import org.tallystick.ledger.engine.Proposal;
import org.tallystick.ledger.engine.StateMachine;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.execution.LedgerMachine;
import org.tallystick.ledger.mempool.Admission;
import org.tallystick.ledger.mempool.Bounds;
import org.tallystick.ledger.mempool.Chunks;
import org.tallystick.ledger.mempool.Mempool;
import org.tallystick.ledger.mempool.Rejection;
import org.tallystick.ledger.mempool.Rules;
import org.tallystick.ledger.store.LedgerStore;
import org.tallystick.sharing.accesses.Facts;
import org.tallystick.sharing.contracts.NetworkContracts;

/**
 * Mempool, execution and store of a node, on a clock that stands still. What is attempted is executed and never committed, so
 * that each attempt finds the state as it was prepared.
 */
final class Pipeline implements Door, AutoCloseable {
    private static final String NOT_THIS_ONE = "the next attempt starts from the same state";

    private final InstantSource clock;
    private final LedgerStore store;
    private final CommittedState state;
    private final Mempool mempool;
    private final Announcer announcer = new Announcer();
    private final StateMachine machine;

    /** In an empty folder: nothing is founded yet. */
    Pipeline(NetworkName network, long now, Path folder) {
        clock = InstantSource.fixed(Instant.ofEpochMilli(now));
        store = LedgerStore.open(folder, network);
        state = new CommittedState(network, store, SignatureVerifier.fastest());
        Rules rules = new Rules(network, NetworkContracts.ALL);
        Chunks chunks = new Chunks(Runnable::run, 1);
        mempool = new Mempool(state, rules, Bounds.USUAL, clock, chunks);
        machine = new LedgerMachine(state, mempool, rules, announcer, clock, chunks);
    }

    /** Founds the network. */
    void found(Genesis genesis) {
        machine.genesis(genesis);
        machine.commit();
    }

    /** What comes of a genesis that holds this alone. */
    Fate attemptToFound(Bytes jws) {
        try {
            machine.genesis(new Genesis(state.network(), now(), List.of(jws)));
            return Fate.entry(Outcome.Done.EMPTY);
        } catch (GenesisException e) {
            return Fate.NO_NETWORK;
        } finally {
            machine.abandon(NOT_THIS_ONE);
        }
    }

    @Override
    public Fate attempt(Bytes jws) {
        try {
            return enter(jws);
        } finally {
            machine.abandon(NOT_THIS_ONE);
        }
    }

    private Fate enter(Bytes jws) {
        return switch (mempool.submit(jws)) {
            case Admission.Rejected(Rejection why) -> {
                noBlockHolds(jws, why);
                yield Fate.noEntry(why.reason().code());
            }
            case Admission.Accepted _, Admission.Known _ -> Fate.entry(execute());
        };
    }

    /** Another member that proposes it all the same gets no vote. */
    private void noBlockHolds(Bytes jws, Rejection why) {
        Proposal proposal = new Proposal(state.blocks(), state.time() + 1, List.of(jws));
        assertThat(machine.judge(proposal))
                .isInstanceOfSatisfying(
                        Judgement.Invalid.class,
                        invalid ->
                                assertThat(invalid.why()).contains(why.reason().code()));
    }

    private Outcome execute() {
        List<Bytes> entries =
                machine.execute(machine.propose(Limit.USUAL).orElseThrow()).entries();
        assertThat(entries).as("a transaction and the header").hasSize(2);
        Entry.Executed entry = (Entry.Executed) Entry.parse(entries.getFirst()).orThrow();
        return entry.result().outcome();
    }

    @Override
    public void commit(Bytes jws) {
        assertThat(enter(jws)).matches(Fate::isDone);
        machine.commit();
    }

    @Override
    public long now() {
        return clock.millis();
    }

    /** Later than the next block, which is a millisecond after the last while the clock stands still, and no later than those after it. */
    @Override
    public long answerBy() {
        return Math.max(clock.millis(), state.time() + 1) + 1;
    }

    @Override
    public Hash facts(AccountId reader, Handle record, Handle subject) {
        return Facts.digest(state, reader, record, subject);
    }

    @Override
    public void close() {
        announcer.close();
        store.close();
    }
}
