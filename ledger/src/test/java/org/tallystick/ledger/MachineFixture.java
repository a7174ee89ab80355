package org.tallystick.ledger;

import java.nio.file.Path;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.ledger.engine.Announcer;
import org.tallystick.ledger.engine.CommittedBlock;
import org.tallystick.ledger.engine.Limit;
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

/** A state machine without an engine: the test decides what is ordered and when. */
public final class MachineFixture implements AutoCloseable {
    private final TestNetwork network;
    private final LedgerStore store;
    private final CommittedState state;
    private final Mempool mempool;
    private final Announcer announcer = new Announcer();
    private final StateMachine machine;

    public MachineFixture(TestNetwork network, Path directory) {
        this(network, directory, Bounds.USUAL);
    }

    public MachineFixture(TestNetwork network, Path directory, Bounds bounds) {
        this.network = network;
        this.store = LedgerStore.open(directory, TestNetwork.NAME);
        this.state = new CommittedState(TestNetwork.NAME, store, network.verifier());
        Rules rules = new Rules(TestNetwork.NAME, network.contracts());
        Chunks chunks = new Chunks(Runnable::run, 2);
        this.mempool = new Mempool(state, rules, bounds, network.clock(), chunks);
        this.machine = new LedgerMachine(state, mempool, rules, announcer, network.clock(), chunks);
    }

    public CommittedBlock found() {
        machine.genesis(network.genesis());
        return machine.commit();
    }

    /** Has one transaction admitted and orders it in a block of its own. */
    public Outcome run(Bytes jws) {
        if (mempool.submit(jws) instanceof Admission.Rejected(Rejection rejection)) {
            throw new AssertionError(rejection);
        }
        machine.execute(machine.propose(Limit.USUAL).orElseThrow());
        return machine.commit().entries().getLast().result().outcome();
    }

    public StateMachine machine() {
        return machine;
    }

    public Mempool mempool() {
        return mempool;
    }

    public CommittedState state() {
        return state;
    }

    public LedgerStore store() {
        return store;
    }

    public Announcer announcer() {
        return announcer;
    }

    @Override
    public void close() {
        announcer.close();
        store.close();
    }
}
