package org.tallystick.sharing.details;

import java.util.List;
import java.util.Optional;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.TransactionId;

/**
 * The details that a member has, its own and those given to it; encrypted where they lie. It holds only what was checked
 * against the transaction it belongs to, and what this node is about to submit.
 */
public interface DetailsShelf {
    /** The details of that transaction, if this member has them. */
    Optional<Details> find(TransactionId transaction);

    /** Keeps details of a transaction that is about to be submitted; they are on the disk when this returns. */
    void keep(Details details);

    /** The same for several, where it can be done with one write to the disk. */
    default void keepAll(List<Details> details) {
        details.forEach(this::keep);
    }
}
