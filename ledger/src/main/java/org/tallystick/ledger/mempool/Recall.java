package org.tallystick.ledger.mempool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.tx.Transaction;

/**
 * Lets each transaction in once. It remembers those that wait and those of the last blocks; all before them it finds in
 * the committed ledger, so that nothing is lost by a restart and memory stays bounded.
 *
 * <p>An admission that looks its transaction up while {@code n} blocks are committed and takes its place later might miss
 * a block in between. That block's transactions are still remembered here, unless it is older than the oldest remembered
 * one: then the ledger is asked again.
 */
final class Recall {
    /** How many transactions of the last blocks are remembered: far more than are ever between look-up and place. */
    private static final int REMEMBERED = 65_536;

    /** Said of a transaction whose identifier stands for another. */
    static final Rejection DUPLICATE =
            new Rejection(Reason.DUPLICATE, "this account used that jti for another transaction");

    private sealed interface Seen {
        record Waiting(Pending pending) implements Seen {}

        enum Ordered implements Seen {
            ORDERED
        }
    }

    private record Remembered(long block, List<TransactionId> ids) {}

    private final CommittedLedger ledger;
    private final ConcurrentMap<TransactionId, Seen> seen = new ConcurrentHashMap<>();
    private final Deque<Remembered> blocks = new ArrayDeque<>();
    private int remembered;
    private volatile long oldest;

    Recall(CommittedLedger ledger) {
        this.ledger = ledger;
        this.oldest = ledger.blocks();
    }

    /** What was said of this transaction before, if it or another of its identifier was here. */
    Optional<Admission> recall(Transaction transaction) {
        return seen.get(transaction.id()) instanceof Seen.Waiting(Pending pending)
                ? Optional.of(answer(pending, transaction))
                : ask(transaction);
    }

    /** The transaction waiting under that identifier, with these very bytes. */
    Optional<Pending> waiting(Transaction transaction) {
        return seen.get(transaction.id()) instanceof Seen.Waiting(Pending pending)
                        && pending.transaction().equals(transaction)
                ? Optional.of(pending)
                : Optional.empty();
    }

    /**
     * Takes the place of its identifier, unless another has it.
     *
     * @param asOf how many blocks were committed before {@link #recall} was asked
     * @return what to say instead
     */
    Optional<Admission> reserve(Pending pending, long asOf) {
        Transaction transaction = pending.transaction();
        Seen mine = new Seen.Waiting(pending);
        Seen other = seen.putIfAbsent(transaction.id(), mine);
        if (other instanceof Seen.Waiting(Pending earlier)) {
            return Optional.of(answer(earlier, transaction));
        }
        if (other == null && asOf >= oldest) {
            return Optional.empty();
        }
        Optional<Admission> committed = ask(transaction);
        if (committed.isPresent()) {
            seen.remove(transaction.id(), mine);
        }
        return committed;
    }

    /** Gives the place up again: the transaction leaves no entry. */
    void release(Pending pending) {
        TransactionId id = pending.transaction().id();
        if (seen.get(id) instanceof Seen.Waiting(Pending waiting) && waiting == pending) {
            seen.remove(id);
        }
    }

    /** Remembers a block's transactions as ordered. Called by one thread, once the ledger finds them. */
    void committed(long block, List<Pending> ordered) {
        List<TransactionId> ids = new ArrayList<>(ordered.size());
        for (Pending pending : ordered) {
            TransactionId id = pending.transaction().id();
            ids.add(id);
            pending.markOrdered();
            if (seen.put(id, Seen.Ordered.ORDERED) instanceof Seen.Waiting(Pending other) && other != pending) {
                // It came from another node in a block while a client handed it in here.
                other.follow(pending);
            }
        }
        blocks.addLast(new Remembered(block, ids));
        remembered += ids.size();
        forget();
    }

    private void forget() {
        while (remembered > REMEMBERED && blocks.size() > 1) {
            List<TransactionId> forgotten = blocks.removeFirst().ids();
            oldest = blocks.getFirst().block();
            remembered -= forgotten.size();
            forgotten.forEach(seen::remove);
        }
    }

    private Optional<Admission> ask(Transaction transaction) {
        return ledger.find(transaction.id()).map(committed -> answer(committed, transaction));
    }

    private static Admission answer(Pending earlier, Transaction transaction) {
        return earlier.transaction().equals(transaction)
                ? new Admission.Known(transaction.id(), earlier.settled())
                : duplicate();
    }

    private static Admission answer(CommittedEntry committed, Transaction transaction) {
        return committed.transaction().equals(transaction)
                ? new Admission.Known(transaction.id(), CompletableFuture.completedStage(committed.settled()))
                : duplicate();
    }

    private static Admission duplicate() {
        return new Admission.Rejected(DUPLICATE);
    }
}
