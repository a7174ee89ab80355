package org.tallystick.ledger.mempool;

import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.entry.Result;
import org.tallystick.formats.tx.Transaction;

/** A transaction's entry and its place in the log. */
public record CommittedEntry(long index, Entry.Executed entry) {
    /** The transaction. */
    public Transaction transaction() {
        return entry.transaction();
    }

    /** What became of it, where and when. */
    public Result result() {
        return entry.result();
    }

    /** As whoever waits for it is told. */
    public Settled.Committed settled() {
        return new Settled.Committed(index, entry.result());
    }
}
