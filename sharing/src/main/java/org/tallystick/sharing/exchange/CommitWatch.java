package org.tallystick.sharing.exchange;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.TransactionId;

/** Lets threads wait for the entry of a transaction. */
final class CommitWatch {
    private final CommittedLedger ledger;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition committed = lock.newCondition();
    private final Map<TransactionId, Integer> awaited = new HashMap<>();

    CommitWatch(CommittedLedger ledger) {
        this.ledger = ledger;
    }

    Optional<Entry.Executed> find(TransactionId transaction) {
        return ledger.entry(transaction);
    }

    /** The entry, as soon as it is committed, or nothing if that takes too long. */
    Optional<Entry.Executed> await(TransactionId transaction, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            awaited.merge(transaction, 1, Integer::sum);
            long left = patience.toNanos();
            Optional<Entry.Executed> entry = ledger.entry(transaction);
            while (entry.isEmpty() && left > 0) {
                left = committed.awaitNanos(left);
                entry = ledger.entry(transaction);
            }
            return entry;
        } finally {
            awaited.computeIfPresent(transaction, (_, waiting) -> waiting == 1 ? null : waiting - 1);
            lock.unlock();
        }
    }

    /** The transaction is committed, and the ledger has its entry. */
    void committed(TransactionId transaction) {
        lock.lock();
        try {
            if (awaited.containsKey(transaction)) {
                committed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many threads wait, for tests. */
    boolean isAwaited(TransactionId transaction) {
        lock.lock();
        try {
            return awaited.containsKey(transaction);
        } finally {
            lock.unlock();
        }
    }
}
