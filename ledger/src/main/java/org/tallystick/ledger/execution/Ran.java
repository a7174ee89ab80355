package org.tallystick.ledger.execution;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.entry.Result;
import org.tallystick.ledger.mempool.Pending;

/** A transaction that was executed, its entry, and that entry's bytes, written once. */
record Ran(Pending pending, Entry.Executed entry, Bytes bytes) {
    static Ran of(Pending pending, Place place, Outcome outcome) {
        Entry.Executed entry =
                new Entry.Executed(pending.transaction(), new Result(place.block(), place.time(), outcome));
        return new Ran(pending, entry, entry.bytes());
    }

    Outcome outcome() {
        return entry.result().outcome();
    }
}
