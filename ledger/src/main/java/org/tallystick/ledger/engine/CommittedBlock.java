package org.tallystick.ledger.engine;

import java.util.List;
import org.tallystick.formats.entry.Entry;

/**
 * A block that is on disk.
 *
 * @param first the index in the log of its first entry
 * @param entries its transactions with their results, in order
 * @param header what closes it, at index {@code first + entries.size()}
 */
public record CommittedBlock(long first, List<Entry.Executed> entries, Entry.Header header) {
    public CommittedBlock {
        entries = List.copyOf(entries);
    }

    /** Its number, from 0. */
    public long number() {
        return header.block();
    }

    /** How many entries the log has with it. */
    public long size() {
        return first + entries.size() + 1;
    }
}
