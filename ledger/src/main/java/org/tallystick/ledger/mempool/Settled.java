package org.tallystick.ledger.mempool;

import org.tallystick.formats.entry.Result;

/** How it ended for a transaction that was accepted. */
public sealed interface Settled {
    /**
     * It is in the ledger, on disk.
     *
     * @param index the place of its entry in the log
     * @param result block, time and outcome; the outcome may be a refusal
     */
    record Committed(long index, Result result) implements Settled {}

    /** It leaves no entry: it became invalid while it waited. */
    record Dropped(Rejection rejection) implements Settled {}

    /** The node stopped before it knew; the transaction may be in the ledger. Ask again with the same transaction. */
    record Uncertain(String why) implements Settled {}
}
