package org.tallystick.engine.cometbft;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.tallystick.formats.id.MemberId;
import org.tallystick.ledger.mempool.Mempool;

/**
 * Says to all members, height after height, that transactions wait at this node, for as long as any do: an idle CometBFT begins no
 * height by itself.
 */
final class Nudger implements AutoCloseable {
    /** After that long without a height, the nudge may have been lost. */
    private static final Duration LOST = Duration.ofSeconds(1);

    private final MemberId member;
    private final Mempool mempool;
    private final CometControl control;
    private final Thread thread =
            Thread.ofPlatform().name("cometbft-nudger").daemon().unstarted(this::run);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long height;
    private boolean closed;

    Nudger(MemberId member, Mempool mempool, CometControl control, long height) {
        this.member = member;
        this.mempool = mempool;
        this.control = control;
        this.height = height;
    }

    void start() {
        thread.start();
    }

    /** A height is committed. */
    void reached(long next) {
        lock.lock();
        try {
            height = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            long again = 0;
            while (somethingWaits() && !isClosed()) {
                long now = height();
                control.send(new Nudge(member, now + 1, again));
                again = awaitBeyond(now) ? 0 : again + 1;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for that. What is in a proposal waits too, until it is decided. @return false if the pool is stopped and empty */
    private boolean somethingWaits() throws InterruptedException {
        return mempool.known() > 0 || mempool.await();
    }

    private boolean awaitBeyond(long now) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = LOST.toNanos(); height <= now && !closed && left > 0; ) {
                left = changed.awaitNanos(left);
            }
            return height > now;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that waited is ordered, but no longer than that. */
    void awaitNothingWaits(Duration atMost) {
        lock.lock();
        try {
            for (long left = atMost.toNanos(); mempool.known() > 0 && left > 0; ) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private long height() {
        lock.lock();
        try {
            return height;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (thread.isAlive()) {
            thread.interrupt();
        }
    }
}
