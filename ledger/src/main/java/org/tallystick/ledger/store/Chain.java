package org.tallystick.ledger.store;

import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.entry.Entry;

/** The rule that makes blocks a chain: numbers without gaps, and each header names the one before by its hash. */
final class Chain {
    private Chain() {}

    /** The header that closes a block, if its last entry is one. */
    static Optional<Entry.Header> header(Bytes entry) {
        return Entry.parse(entry) instanceof Parsed.Ok<Entry>(Entry.Header header)
                ? Optional.of(header)
                : Optional.empty();
    }

    /**
     * What is wrong with a block that follows others, if anything.
     *
     * @param header the entry that closes the block
     * @param transactions how many other entries it has
     * @param number how many blocks stand before it
     * @param previous the header of the one before it
     */
    static Optional<String> fault(Bytes header, int transactions, long number, Optional<Bytes> previous) {
        Optional<Entry.Header> parsed = header(header);
        if (parsed.isEmpty()) {
            return Optional.of("its last entry is not a header");
        }
        Entry.Header fields = parsed.get();
        if (fields.block() != number) {
            return Optional.of("its header says it is block " + fields.block());
        }
        if (!fields.previous().equals(previous.map(Hash::of).orElse(Hash.ZERO))) {
            return Optional.of("its header does not name the header before it");
        }
        return fields.entries() == transactions
                ? Optional.empty()
                : Optional.of("its header counts " + fields.entries() + " transactions, not " + transactions);
    }

    /** What is wrong with a frame in that place, if anything. */
    static Optional<String> faultOf(Frame frame, long number, long firstEntry, Optional<Bytes> previous) {
        if (frame.number() != number || frame.firstEntry() != firstEntry) {
            return Optional.of(
                    "block " + frame.number() + " with entry " + frame.firstEntry() + " stands in its place");
        }
        return fault(frame.header(), frame.entries().size() - 1, number, previous);
    }

    /** Refuses a frame that does not follow. @throws StoreFailure {@link StoreFailure.Problem#DAMAGED} */
    static void check(Frame frame, long number, long firstEntry, Optional<Bytes> previous) {
        faultOf(frame, number, firstEntry, previous).ifPresent(fault -> {
            throw StoreFailure.damaged("Block " + number + " does not fit: " + fault);
        });
    }
}
