package org.tallystick.ledger.engine;

import java.util.List;
import org.tallystick.formats.Bytes;

/**
 * A block before it is executed: all that its proposer decides.
 *
 * @param block its number
 * @param time ledger time in milliseconds since 1970
 * @param transactions compact JWS, in order
 */
public record Proposal(long block, long time, List<Bytes> transactions) {
    public Proposal {
        transactions = List.copyOf(transactions);
    }
}
