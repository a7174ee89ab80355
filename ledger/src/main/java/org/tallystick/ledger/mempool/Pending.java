package org.tallystick.ledger.mempool;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.contract.Call;

/** A transaction on its way: parsed once, its signature checked once under the key that its account had then. */
public final class Pending {
    private final Transaction transaction;
    private final Call call;
    private final Optional<PublicKey> checkedUnder;
    private final CompletableFuture<Settled> settled = new CompletableFuture<>();
    private boolean ordered;
    private boolean proposed;

    /** Vouches that the transaction fits its call's shape and, if a key is given, is signed by that key. */
    public Pending(Transaction transaction, Call call, Optional<PublicKey> checkedUnder) {
        this.transaction = transaction;
        this.call = call;
        this.checkedUnder = checkedUnder;
    }

    /** The transaction. */
    public Transaction transaction() {
        return transaction;
    }

    /** The call that it makes. */
    public Call call() {
        return call;
    }

    /** True if its signature was found good under that key. */
    public boolean isCheckedUnder(PublicKey key) {
        return checkedUnder.isPresent() && checkedUnder.get().equals(key);
    }

    /** Tells whoever waits how it ended. */
    public void settle(Settled how) {
        settled.complete(how);
    }

    /**
     * Notes that it was shown to others in a proposal: even if this node gives it up, they may order it. Only the engine's
     * thread knows.
     */
    public void markProposed() {
        proposed = true;
    }

    /** Notes that a block has it; then it is never taken again. Only the engine's thread knows. */
    void markOrdered() {
        ordered = true;
    }

    /** Ends as the one that a block has under the same identifier. */
    void follow(Pending other) {
        ordered = true;
        if (transaction.equals(other.transaction)) {
            var _ = other.settled.thenAccept(this::settle);
        } else {
            settle(new Settled.Dropped(Recall.DUPLICATE));
        }
    }

    boolean isProposed() {
        return proposed;
    }

    boolean isOrdered() {
        return ordered;
    }

    CompletionStage<Settled> settled() {
        return settled.minimalCompletionStage();
    }

    int size() {
        return transaction.jws().size();
    }
}
