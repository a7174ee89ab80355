package org.tallystick.ledger.mempool;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.tx.Transaction;

/**
 * Lets each transaction in once. It remembers those that wait; all others it finds in the committed ledger, so that nothing
 * is lost by a restart and memory stays bounded.
 *
 * <p>Between looking a transaction up and taking its place here, a block may be committed that has it. A block is counted
 * by {@link CommittedLedger#blocks} before its transactions leave this table: so whoever finds the place free, and the
 * count as it was, cannot have missed it; and whoever finds another count asks the ledger again.
 */
final class Recall {
    /** Said of a transaction whose identifier stands for another. */
    static final Rejection DUPLICATE =
            new Rejection(Reason.DUPLICATE, "this account used that jti for another transaction");

    private final CommittedLedger ledger;
    private final ConcurrentMap<TransactionId, Pending> waiting = new ConcurrentHashMap<>();

    Recall(CommittedLedger ledger) {
        this.ledger = ledger;
    }

    /** What was said of this transaction before, if it or another of its identifier was here. */
    Optional<Admission> recall(Transaction transaction) {
        Pending here = waiting.get(transaction.id());
        return here != null ? Optional.of(answer(here, transaction)) : ask(transaction);
    }

    /** The transaction waiting under that identifier, with these very bytes. */
    Optional<Pending> waiting(Transaction transaction) {
        return Optional.ofNullable(waiting.get(transaction.id()))
                .filter(pending -> pending.transaction().equals(transaction));
    }

    /**
     * Takes the place of its identifier, unless another has it.
     *
     * @param asOf how many blocks were committed before {@link #recall} was asked
     * @return what to say instead
     */
    Optional<Admission> reserve(Pending pending, long asOf) {
        Transaction transaction = pending.transaction();
        Pending other = waiting.putIfAbsent(transaction.id(), pending);
        if (other != null) {
            return Optional.of(answer(other, transaction));
        }
        if (ledger.blocks() == asOf) {
            return Optional.empty();
        }
        Optional<CommittedEntry> committed = ledger.find(transaction.id());
        committed.ifPresent(entry -> giveWay(pending, entry));
        return committed.map(entry -> answer(entry, transaction));
    }

    /** Somebody may have been told in the meantime to wait for the one that had the place. */
    private void giveWay(Pending pending, CommittedEntry committed) {
        release(pending);
        pending.settle(
                committed.transaction().equals(pending.transaction())
                        ? committed.settled()
                        : new Settled.Dropped(DUPLICATE));
    }

    /** Gives the place up again: the transaction leaves no entry. */
    void release(Pending pending) {
        waiting.remove(pending.transaction().id(), pending);
    }

    /** Lets go of a block's transactions. Called by one thread, once the ledger counts the block and finds them. */
    void committed(List<Pending> ordered) {
        for (Pending pending : ordered) {
            pending.markOrdered();
            Pending here = waiting.remove(pending.transaction().id());
            if (here != null && here != pending) {
                // It came from another node in a block while a client handed it in here.
                here.follow(pending);
            }
        }
    }

    int count() {
        return waiting.size();
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
