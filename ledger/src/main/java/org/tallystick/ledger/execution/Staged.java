package org.tallystick.ledger.execution;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.ledger.engine.CommittedBlock;
import org.tallystick.ledger.engine.Executed;
import org.tallystick.ledger.engine.Proposal;
import org.tallystick.ledger.mempool.Pending;
import org.tallystick.ledger.mempool.Settled;
import org.tallystick.ledger.store.Block;
import org.tallystick.ledger.store.Change;

/** A block that is executed and not committed. */
record Staged(Proposal proposal, List<Ran> ran, List<Change> changes, Entry.Header header, Bytes headerBytes) {

    List<TransactionId> ids() {
        return ran.stream().map(each -> each.pending().transaction().id()).toList();
    }

    Executed executed() {
        return new Executed(header, entries());
    }

    Block block() {
        return new Block(header.block(), entries(), ids(), changes);
    }

    CommittedBlock committed(long first) {
        return new CommittedBlock(first, ran.stream().map(Ran::entry).toList(), header);
    }

    List<Pending> pending() {
        return ran.stream().map(Ran::pending).toList();
    }

    /** Tells whoever waits; {@code first} is the index in the log of the first entry. */
    void settle(long first) {
        for (int i = 0; i < ran.size(); i++) {
            Ran each = ran.get(i);
            each.pending().settle(new Settled.Committed(first + i, each.entry().result()));
        }
    }

    private List<Bytes> entries() {
        List<Bytes> entries = new ArrayList<>(ran.size() + 1);
        ran.forEach(each -> entries.add(each.bytes()));
        entries.add(headerBytes);
        return entries;
    }
}
