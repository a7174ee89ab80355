package org.tallystick.ledger;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.engine.Announcer;
import org.tallystick.ledger.engine.BlockListener;
import org.tallystick.ledger.engine.EmbeddedEngine;
import org.tallystick.ledger.engine.Engine;
import org.tallystick.ledger.engine.Genesis;
import org.tallystick.ledger.engine.GenesisException;
import org.tallystick.ledger.engine.Limit;
import org.tallystick.ledger.engine.StateMachine;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.execution.LedgerMachine;
import org.tallystick.ledger.members.Members;
import org.tallystick.ledger.mempool.Bounds;
import org.tallystick.ledger.mempool.Chunks;
import org.tallystick.ledger.mempool.Mempool;
import org.tallystick.ledger.mempool.Rules;
import org.tallystick.ledger.store.LedgerStore;
import org.tallystick.ledger.store.Tuning;

/**
 * A ledger in one directory, and the engine that orders it. Open it, {@link #subscribe} what must hear of every block,
 * then {@link Engine#start} its engine. Closing it orders what was taken, then lets go of the directory.
 */
public final class Ledger implements AutoCloseable {
    private final LedgerStore store;
    private final CommittedState state;
    private final ExecutorService workers;
    private final Announcer announcer;
    private final Mempool mempool;
    private final StateMachine machine;
    private final Engine engine;
    private final Watches watches;
    private final LogUpkeep upkeep;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * What a ledger is made of.
     *
     * @param genesis how the network begins
     * @param contracts what it can do
     * @param verifier checks signatures
     * @param clock for expiry and the time of blocks
     * @param settings how large, and how often
     */
    public record Parts(
            Genesis genesis, Contracts contracts, SignatureVerifier verifier, InstantSource clock, Settings settings) {
        /** With the usual settings. */
        public Parts(Genesis genesis, Contracts contracts, SignatureVerifier verifier, InstantSource clock) {
            this(genesis, contracts, verifier, clock, Settings.USUAL);
        }
    }

    /**
     * What may differ from node to node.
     *
     * @param bounds how much may wait
     * @param limit how large a block may be
     * @param tuning how the store uses disk and memory
     * @param rhythm how often the block log is scrubbed, and how fast
     */
    public record Settings(Bounds bounds, Limit limit, Tuning tuning, LogUpkeep.Rhythm rhythm) {
        /** As a node has them. */
        public static final Settings USUAL =
                new Settings(Bounds.USUAL, Limit.USUAL, Tuning.STANDARD, LogUpkeep.Rhythm.USUAL);

        /** The same, but for how much may wait. */
        public Settings with(Bounds waiting) {
            return new Settings(waiting, limit, tuning, rhythm);
        }
    }

    /** Makes the engine that orders a ledger. */
    @FunctionalInterface
    public interface Ordering {
        /** The engine, not started; it tells the last of these when it cannot go on. */
        Engine of(StateMachine machine, Mempool mempool, Limit limit, Consumer<Throwable> onFailure);
    }

    private Ledger(LedgerStore store, Parts parts, Ordering ordering, Consumer<Throwable> onFailure) {
        int cores = Runtime.getRuntime().availableProcessors();
        Rules rules = new Rules(parts.genesis().network(), parts.contracts());
        this.store = store;
        this.state = new CommittedState(parts.genesis().network(), store, parts.verifier());
        this.workers = Executors.newFixedThreadPool(
                cores, Thread.ofPlatform().name("ledger-check-", 0).daemon().factory());
        Chunks chunks = new Chunks(workers, cores);
        Settings settings = parts.settings();
        this.mempool = new Mempool(state, rules, settings.bounds(), parts.clock(), chunks);
        this.announcer = new Announcer();
        this.machine = new LedgerMachine(state, mempool, rules, announcer, parts.clock(), chunks);
        this.engine = ordering.of(machine, mempool, settings.limit(), why -> failed(why, onFailure));
        this.watches = new Watches(List.of(
                new DiskWatch(store, mempool, settings.bounds().freeDisk())::look,
                new ClockWatch(state, parts.clock())::look));
        this.upkeep = LogUpkeep.start(store, settings.rhythm(), engine::halt);
    }

    /**
     * Opens the directory, which becomes the network's if it is empty.
     *
     * @param onFailure is told when the ledger cannot go on, on the engine's thread; the node must stop
     * @throws GenesisException if the genesis file does not belong to what is in the directory, or founds nothing
     * @throws org.tallystick.ledger.store.StoreFailure if the directory cannot be used; the message says what to do
     */
    public static Ledger open(Path directory, Parts parts, Consumer<Throwable> onFailure) {
        return open(directory, parts, EmbeddedEngine::new, onFailure);
    }

    /** The same, ordered by another engine than the embedded one. */
    public static Ledger open(Path directory, Parts parts, Ordering ordering, Consumer<Throwable> onFailure) {
        LedgerStore store = LedgerStore.open(
                directory, parts.genesis().network(), parts.settings().tuning());
        Ledger ledger = new Ledger(store, parts, ordering, onFailure);
        try {
            ledger.begin(parts.genesis());
            return ledger;
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    private void failed(Throwable why, Consumer<Throwable> onFailure) {
        upkeep.failed(why);
        onFailure.accept(why);
    }

    private void begin(Genesis genesis) {
        if (machine.info().blocks() == 0) {
            machine.genesis(genesis);
            machine.commit();
        } else if (!hasBegunWith(genesis)) {
            throw new GenesisException("the genesis file is not the one that this data directory began with:"
                    + " start the node with the network's own genesis.json, or with another directory");
        }
    }

    private boolean hasBegunWith(Genesis genesis) {
        for (int i = 0; i < genesis.founders().size(); i++) {
            if (!(Entry.parse(store.committed().entry(i)).orThrow() instanceof Entry.Executed executed)
                    || !executed.transaction().jws().equals(genesis.founders().get(i))) {
                return false;
            }
        }
        return Members.admitStrangers(state) == genesis.open();
    }

    /** Where transactions are handed in. */
    public Engine engine() {
        return engine;
    }

    /** What is committed, for whoever wants to look. */
    public CommittedState state() {
        return state;
    }

    /** Log, history and proofs. */
    public LedgerStore store() {
        return store;
    }

    /** What is found wrong with the block log while the ledger is open. */
    public LogUpkeep upkeep() {
        return upkeep;
    }

    /** How much waits. */
    public Mempool mempool() {
        return mempool;
    }

    /** From the next block on, this listener hears of every one. */
    public Announcer.Subscription subscribe(BlockListener listener) {
        return announcer.subscribe(listener);
    }

    /** Takes no more, orders what was taken, and tells everybody of it. What is committed can still be read. */
    public void stop() {
        engine.close();
        if (stopped.compareAndSet(false, true)) {
            announcer.close();
        }
    }

    @Override
    public void close() {
        upkeep.close();
        watches.close();
        stop();
        workers.close();
        store.close();
    }
}
