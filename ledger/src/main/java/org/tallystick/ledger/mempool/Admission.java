package org.tallystick.ledger.mempool;

import java.util.concurrent.CompletionStage;
import org.tallystick.formats.id.TransactionId;

/** What the mempool says to a transaction that is handed in. */
public sealed interface Admission {
    /** It is taken; the stage completes when it is in the ledger and on disk, or will never be. */
    record Accepted(TransactionId id, CompletionStage<Settled> settled) implements Admission {}

    /** The same transaction was handed in before; the stage completes with what came, or comes, of that. */
    record Known(TransactionId id, CompletionStage<Settled> settled) implements Admission {}

    /** It is not taken. */
    record Rejected(Rejection rejection) implements Admission {}
}
