package org.tallystick.ledger.log;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.tallystick.formats.checkpoint.Checkpoint;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.note.SignatureLine;
import org.tallystick.formats.policy.MemberKeys;
import org.tallystick.ledger.engine.BlockListener;
import org.tallystick.ledger.engine.CommittedBlock;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.members.Members;
import org.tallystick.ledger.store.LedgerView;

/**
 * Has every hosted member sign and cosign the log at the headers of blocks, in order and off the thread that executes, and
 * keeps the newest checkpoint that a quorum cosigned. When blocks come faster than signatures, it goes on with the newest, a
 * hundred times a second at most.
 */
public final class Checkpoints implements BlockListener, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Checkpoints.class.getName());
    /** While blocks come all the time, this leaves processors and disk to them. */
    private static final Duration REST = Duration.ofMillis(10);

    private final CommittedState state;
    private final List<Seal> seals;
    private final InstantSource clock;
    private final Consumer<String> onFailure;
    private final Thread thread;
    private final CheckpointBoard board = new CheckpointBoard();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long wanted;
    private boolean closing;

    /**
     * @param seals of the members that this process hosts; closed with this
     * @param clock for the time of cosignatures
     * @param onFailure is told why no more checkpoints are signed, on a thread of this; the node must stop, for nothing it
     *     acknowledges can be proven any more
     */
    public Checkpoints(CommittedState state, List<Seal> seals, InstantSource clock, Consumer<String> onFailure) {
        this.state = state;
        this.seals = List.copyOf(seals);
        this.clock = clock;
        this.onFailure = onFailure;
        this.thread = Thread.ofPlatform().name("ledger-checkpoints").daemon().unstarted(this::run);
    }

    /** Signs the log as it stands, and from then on whatever it is told of. */
    public void start() {
        want(state.store().committed().size());
        thread.start();
    }

    @Override
    public void committed(CommittedBlock block) {
        want(block.size());
    }

    /** The newest checkpoint that a quorum cosigned. */
    public CheckpointBoard board() {
        return board;
    }

    /** The newest checkpoint that a quorum cosigned, signed as the log by that member. */
    public Optional<SignedCheckpoint> newest(MemberId issuer) {
        return board.newest(issuer);
    }

    /** Waits until the newest checkpoint has that entry. @return false if it does not come to that in time */
    public boolean await(long index, Duration atMost) throws InterruptedException {
        return board.await(index, atMost);
    }

    /** Signs what was committed, and ends. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        join();
        board.close();
        seals.forEach(Seal::close);
    }

    private void join() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void want(long size) {
        lock.lock();
        try {
            wanted = Math.max(wanted, size);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (long signed = 0, next = next(signed); next > signed; signed = next, next = next(signed)) {
                sign(next);
                rest();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "no more checkpoints are signed", e);
            fail(String.valueOf(e.getMessage()));
        }
    }

    /** The next size to sign; the same again when there is none any more. */
    private long next(long signed) {
        lock.lock();
        try {
            while (wanted <= signed && !closing) {
                changed.awaitUninterruptibly();
            }
            return Math.max(wanted, signed);
        } finally {
            lock.unlock();
        }
    }

    private void rest() {
        lock.lock();
        try {
            for (long left = REST.toNanos(); left > 0 && !closing; ) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void sign(long size) {
        LedgerView view = state.store().committed();
        Checkpoint checkpoint = new Checkpoint(state.network(), size, view.logRoot(size));
        long time = clock.instant().getEpochSecond();
        List<MemberId> members = Members.ids(state);
        SortedMap<MemberId, SignatureLine> logs = new TreeMap<>();
        List<SignatureLine> cosignatures = new ArrayList<>();
        for (Seal seal : seals) {
            if (members.contains(seal.member())) {
                Seal.Lines lines = seal.sign(checkpoint, time);
                logs.put(seal.member(), lines.log());
                cosignatures.addAll(lines.cosignatures());
            }
        }
        if (logs.size() >= MemberKeys.quorum(members.size())) {
            board.publish(new CosignedCheckpoint(checkpoint, logs, cosignatures));
        }
    }

    private void fail(String why) {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        board.close();
        onFailure.accept(why);
    }
}
