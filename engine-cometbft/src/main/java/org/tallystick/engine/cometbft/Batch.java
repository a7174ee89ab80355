package org.tallystick.engine.cometbft;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.ledger.engine.Proposal;

/**
 * One of our blocks as one transaction of CometBFT's: a batch of many signed transactions, with the block's number and time as
 * its proposer decided them. Lines of text, each ended by a newline:
 *
 * <pre>
 * tally-batch
 * 17
 * 1795815622123
 * eyJhbGciOiJFZDI1NTE5Iiw...
 * </pre>
 *
 * The second line is the number, the third the time in milliseconds since 1970, every further one a compact JWS. There is one
 * way to write a batch, and at least one transaction in it.
 */
record Batch(Proposal proposal) {
    private static final Bytes OPENING = Bytes.utf8("tally-batch\n");
    private static final byte NEWLINE = '\n';

    static boolean isOne(Bytes transaction) {
        return transaction.size() >= OPENING.size()
                && transaction.slice(0, OPENING.size()).equals(OPENING);
    }

    /** How many bytes a batch takes besides its transactions, with a newline for each of them. */
    static int overhead(int transactions) {
        return OPENING.size() + 2 * (Decimals.MAX_DIGITS + 1) + transactions;
    }

    static Parsed<Batch> parse(Bytes bytes) {
        return Parsed.of(() -> read(bytes));
    }

    private static Batch read(Bytes bytes) {
        MalformedException.unless(isOne(bytes), Fault.FIELD_VALUE, "a batch begins with the line tally-batch");
        Lines lines = new Lines(bytes, OPENING.size());
        long block = Decimals.parse(lines.next());
        long time = Decimals.parse(lines.next());
        List<Bytes> transactions = new ArrayList<>();
        while (lines.hasNext()) {
            transactions.add(lines.next());
        }
        MalformedException.unless(!transactions.isEmpty(), Fault.FIELD_VALUE, "a batch holds a transaction at least");
        return new Batch(new Proposal(block, time, transactions));
    }

    Bytes bytes() {
        Bytes numbers = Bytes.utf8(proposal.block() + "\n" + proposal.time() + "\n");
        int size = OPENING.size() + numbers.size();
        for (Bytes transaction : proposal.transactions()) {
            size += transaction.size() + 1;
        }
        ByteBuffer text = ByteBuffer.allocate(size).put(OPENING.buffer()).put(numbers.buffer());
        for (Bytes transaction : proposal.transactions()) {
            text.put(transaction.buffer()).put(NEWLINE);
        }
        return Bytes.wrap(text.array());
    }
}
