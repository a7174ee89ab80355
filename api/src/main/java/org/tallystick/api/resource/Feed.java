package org.tallystick.api.resource;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tallystick.formats.entry.Entry;
import org.tallystick.ledger.engine.BlockListener;
import org.tallystick.ledger.engine.CommittedBlock;
import org.tallystick.ledger.store.LedgerStore;

/** Hears of blocks and wakes whoever streams them. The newest entries are kept, so that many readers cost one reading. */
final class Feed implements BlockListener, AutoCloseable {
    private static final int KEPT = 4_096;

    private final LedgerStore store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final @Nullable Entry[] recent = new Entry[KEPT];
    private long kept;
    private long size;
    private boolean closed;

    Feed(LedgerStore store) {
        this.store = store;
        this.size = store.committed().size();
        this.kept = size;
    }

    @Override
    public void committed(CommittedBlock block) {
        lock.lock();
        try {
            long index = block.first();
            for (Entry.Executed entry : block.entries()) {
                recent[(int) (index++ % KEPT)] = entry;
            }
            recent[(int) (index % KEPT)] = block.header();
            size = block.size();
            kept = Math.max(kept, size - KEPT);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many entries there are to be had. */
    long size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for an entry to be there. True if it is, or if there will be none: see {@link #isClosed}. */
    boolean await(long index, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            for (long left = atMost.toNanos(); size <= index && !closed && left > 0; ) {
                left = changed.awaitNanos(left);
            }
            return size > index || closed;
        } finally {
            lock.unlock();
        }
    }

    Entry entry(long index) {
        lock.lock();
        try {
            if (index >= kept && index < size) {
                return Objects.requireNonNull(recent[(int) (index % KEPT)]);
            }
        } finally {
            lock.unlock();
        }
        return Entry.parse(store.committed().entry(index)).orThrow();
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all streams. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
