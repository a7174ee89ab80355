package org.tallystick.ledger.mempool;

import java.util.Optional;
import org.tallystick.formats.Fault;

/**
 * A transaction was not taken and leaves no entry.
 *
 * @param reason which rule it broke
 * @param why where and how, in a sentence; never the offending value
 * @param fault the rule of the formats that it broke, where it was one
 */
public record Rejection(Reason reason, String why, Optional<Fault> fault) {
    /** A rejection that is about no format. */
    public Rejection(Reason reason, String why) {
        this(reason, why, Optional.empty());
    }
}
