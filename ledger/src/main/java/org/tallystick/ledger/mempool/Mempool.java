package org.tallystick.ledger.mempool;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.tx.Transaction;

/**
 * Where transactions wait for their place in the order. Any thread hands in; one thread, the engine's, takes out. When it
 * is full it says so at once and takes no more; what it took it gives to the engine or tells why not.
 */
public final class Mempool {
    private final Gate gate;
    private final Recall recall;
    private final Chunks chunks;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final FairQueue queue;
    private boolean stopping;
    private Optional<Rejection> closed = Optional.empty();
    private Optional<Rejection> held = Optional.empty();
    /** At how many waiting transactions the engine wants to be woken. */
    private int wanted = 1;

    /**
     * @param ledger what is committed
     * @param rules of the network
     * @param bounds how much may wait
     * @param clock for expiry
     * @param chunks spreads the checks of a batch
     */
    public Mempool(CommittedLedger ledger, Rules rules, Bounds bounds, InstantSource clock, Chunks chunks) {
        this.recall = new Recall(ledger);
        this.gate = new Gate(ledger, rules, recall, clock);
        this.queue = new FairQueue(bounds);
        this.chunks = chunks;
    }

    /** Hands one transaction in, a compact JWS; the checks run on the calling thread. */
    public Admission submit(Bytes jws) {
        Optional<Rejection> shut = shut();
        return shut.isPresent() ? new Admission.Rejected(shut.get()) : enter(gate.check(jws, held()));
    }

    /** Checks several and takes none yet. The answers stand in the order of the transactions. */
    public List<Checked> check(List<Bytes> batch) {
        Optional<Rejection> shut = shut();
        if (shut.isPresent()) {
            Checked rejected = new Checked.Answered(new Admission.Rejected(shut.get()));
            return batch.stream().map(_ -> rejected).toList();
        }
        Optional<Rejection> nothingNew = held();
        return chunks.map(batch, jws -> gate.check(jws, nothingNew));
    }

    /** Hands in what was checked; what comes of one account keeps its order. The answers stand in the same order. */
    public List<Admission> enter(List<Checked> checked) {
        return checked.stream().map(this::enter).toList();
    }

    /** Waits for a transaction. @return false if none waits and none will, for the pool is stopped */
    public boolean await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            wanted = 1;
            while (queue.count() == 0 && !stopping) {
                arrived.await();
            }
            return queue.count() > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many transactions wait, but no longer than that. */
    public void await(int count, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            wanted = count;
            long left = atMost.toNanos();
            while (queue.count() < count && !stopping && left > 0) {
                left = arrived.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes from each member in turn, and of each from its accounts in turn; at least one if any waits. They stay known until committed or dropped. */
    public List<Pending> take(int maxCount, long maxBytes) {
        lock.lock();
        try {
            return queue.take(maxCount, maxBytes);
        } finally {
            lock.unlock();
        }
    }

    /** Puts back, in their order and ahead of others, what was taken but not ordered. */
    public void putBack(List<Pending> taken) {
        lock.lock();
        try {
            queue.putBack(taken);
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The waiting transaction with these very bytes: its signature need not be checked again. */
    public Optional<Pending> waiting(Transaction transaction) {
        return recall.waiting(transaction);
    }

    /** Lets go of what a block holds, once the ledger counts the block and finds its transactions. */
    public void committed(List<Pending> ordered) {
        recall.committed(ordered);
    }

    /** Lets go of a transaction that was taken and became invalid, and tells whoever waits for it. */
    public void drop(Pending pending, Rejection why) {
        recall.release(pending);
        pending.settle(new Settled.Dropped(why));
    }

    /** Lets go of all that waits, and tells whoever waits for it; what was proposed may still be ordered by others. */
    public void abandon(Rejection why) {
        for (Pending pending : take(Integer.MAX_VALUE, Long.MAX_VALUE)) {
            recall.release(pending);
            pending.settle(pending.isProposed() ? new Settled.Uncertain(why.why()) : new Settled.Dropped(why));
        }
    }

    /** Takes no more, for good. What waits already can still be taken out. */
    public void stop() {
        stop(new Rejection(Reason.STOPPING, "the node is stopping"));
    }

    /** The same for another reason; the first reason stays. */
    public void stop(Rejection why) {
        lock.lock();
        try {
            if (!stopping) {
                closed = Optional.of(why);
            }
            stopping = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes nothing new for that reason, or takes again if there is none. What waits already is still taken out, and whoever
     * hands in once more what was taken before is still told what came of it.
     */
    public void hold(Optional<Rejection> reason) {
        lock.lock();
        try {
            held = reason;
        } finally {
            lock.unlock();
        }
    }

    /** How many transactions wait. */
    public int count() {
        lock.lock();
        try {
            return queue.count();
        } finally {
            lock.unlock();
        }
    }

    /** How many transactions wait or are in a block that is not committed yet. */
    public int known() {
        return recall.count();
    }

    /** How many bytes of transactions wait. */
    public long bytes() {
        lock.lock();
        try {
            return queue.bytes();
        } finally {
            lock.unlock();
        }
    }

    /** Said before anything is read, for a flood must cost little. */
    private Optional<Rejection> shut() {
        lock.lock();
        try {
            return closed.or(queue::full);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Rejection> held() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }

    private Admission enter(Checked checked) {
        return switch (checked) {
            case Checked.Answered(Admission admission) -> admission;
            case Checked.Passed(Pending pending, long asOf) ->
                recall.reserve(pending, asOf).orElseGet(() -> enqueue(pending));
        };
    }

    private Admission enqueue(Pending pending) {
        Optional<Rejection> rejected = offer(pending);
        if (rejected.isPresent()) {
            drop(pending, rejected.get());
            return new Admission.Rejected(rejected.get());
        }
        return new Admission.Accepted(pending.transaction().id(), pending.settled());
    }

    private Optional<Rejection> offer(Pending pending) {
        lock.lock();
        try {
            Optional<Rejection> rejected = closed.or(() -> held).or(() -> queue.offer(pending));
            if (queue.count() >= wanted) {
                arrived.signal();
            }
            return rejected;
        } finally {
            lock.unlock();
        }
    }
}
