package org.tallystick.sharing.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.TransactionId;

/** Lets threads wait for the entry of a transaction, and costs the thread that commits next to nothing. */
final class CommitWatch {
    private final CommittedLedger ledger;
    private final Map<TransactionId, CountDownLatch> awaited = new ConcurrentHashMap<>();

    CommitWatch(CommittedLedger ledger) {
        this.ledger = ledger;
    }

    Optional<Entry.Executed> find(TransactionId transaction) {
        return ledger.entry(transaction);
    }

    /** The entry, as soon as it is committed, or nothing if that takes too long. */
    Optional<Entry.Executed> await(TransactionId transaction, Duration patience) throws InterruptedException {
        CountDownLatch committed = awaited.computeIfAbsent(transaction, _ -> new CountDownLatch(1));
        try {
            Optional<Entry.Executed> entry = ledger.entry(transaction);
            if (entry.isEmpty() && committed.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return ledger.entry(transaction);
            }
            return entry;
        } finally {
            awaited.remove(transaction, committed);
        }
    }

    /** The transaction is committed, and the ledger has its entry. */
    void committed(TransactionId transaction) {
        Optional.ofNullable(awaited.get(transaction)).ifPresent(CountDownLatch::countDown);
    }
}
