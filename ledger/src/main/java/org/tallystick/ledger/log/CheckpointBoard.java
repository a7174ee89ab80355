package org.tallystick.ledger.log;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.id.MemberId;

/** Where the newest checkpoint hangs, for any thread to read or to wait for. */
public final class CheckpointBoard {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<CosignedCheckpoint> newest = Optional.empty();
    private boolean closed;

    /** Hangs a checkpoint up in place of the one before. */
    public void publish(CosignedCheckpoint next) {
        lock.lock();
        try {
            newest = Optional.of(next);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The newest one, if there is one yet. */
    public Optional<CosignedCheckpoint> newest() {
        lock.lock();
        try {
            return newest;
        } finally {
            lock.unlock();
        }
    }

    /** The newest one, signed as the log by that member. */
    public Optional<SignedCheckpoint> newest(MemberId issuer) {
        return newest().flatMap(checkpoint -> checkpoint.issuedBy(issuer));
    }

    /** Waits until the newest checkpoint has that entry. @return false if it does not come to that in time */
    public boolean await(long index, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (!covers(index) && left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
            return covers(index);
        } finally {
            lock.unlock();
        }
    }

    /** No more will come: nobody waits any longer. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean covers(long index) {
        return newest.isPresent() && newest.get().checkpoint().size() > index;
    }
}
