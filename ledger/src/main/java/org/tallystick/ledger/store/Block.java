package org.tallystick.ledger.store;

import java.util.List;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.ledger.contract.Key;

/**
 * An executed block, ready to be written.
 *
 * @param number the block's number, from 0
 * @param entries the bytes of its entries in their order, the header last
 * @param transactions the identifier of the transaction of each entry but the header
 * @param changes what the entries did to the state, in the order in which they did it; where an entry changed a {@link
 *     Key} more than once, the last change counts
 */
public record Block(long number, List<Bytes> entries, List<TransactionId> transactions, List<Change> changes) {
    public Block {
        entries = List.copyOf(entries);
        transactions = List.copyOf(transactions);
        changes = List.copyOf(changes);
        require(number >= 0, "a block's number is not negative");
        require(!entries.isEmpty(), "a block has at least its header");
        require(transactions.size() == entries.size() - 1, "every entry but the header has a transaction");
        require(
                entries.stream().allMatch(entry -> entry.size() <= Entry.MAX_SIZE),
                "an entry has at most 65,535 bytes");
        int last = 0;
        for (Change change : changes) {
            require(
                    change.entry() >= last && change.entry() < transactions.size(),
                    "changes stand in the order of the entries that made them, of which the header is none");
            last = change.entry();
        }
    }

    /** The block of these entries, the header last. */
    public static Block of(long number, List<Entry> entries, List<Change> changes) {
        List<TransactionId> transactions = entries.stream()
                .filter(Entry.Executed.class::isInstance)
                .map(entry -> ((Entry.Executed) entry).transaction().id())
                .toList();
        return new Block(number, entries.stream().map(Entry::bytes).toList(), transactions, changes);
    }

    /**
     * The block of these entries, as they stand in the log.
     *
     * @throws MalformedException if one of them, the last apart, is not an executed transaction
     */
    static Block parse(long number, List<Bytes> entries, List<Change> changes) {
        List<Parsed<TransactionId>> transactions = entries.subList(0, entries.size() - 1).parallelStream()
                .map(Block::transaction)
                .toList();
        return new Block(
                number, entries, transactions.stream().map(Parsed::orThrow).toList(), changes);
    }

    private static Parsed<TransactionId> transaction(Bytes entry) {
        return Parsed.of(() -> switch (Entry.parse(entry).orThrow()) {
            case Entry.Executed executed -> executed.transaction().id();
            case Entry.Header _ -> throw new MalformedException(Fault.ENTRY_SHAPE, "a header within a block");
        });
    }

    /** The member whose account signed the entry at that position. */
    MemberId member(int entry) {
        return transactions.get(entry).issuer().member();
    }

    /** The entry that closes the block. */
    public Bytes header() {
        return entries.getLast();
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
