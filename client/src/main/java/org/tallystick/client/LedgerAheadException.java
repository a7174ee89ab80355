package org.tallystick.client;

import java.time.Duration;
import java.time.Instant;

/**
 * The ledger's time is so far ahead of this computer's clock that what is signed by the clock has expired by it: a block was
 * dated by a clock that was fast, and the ledger's time never goes back. {@link Connection#datedByLedger} goes on all the same.
 */
public final class LedgerAheadException extends ProblemException {
    private final Instant ledger;
    private final Duration ahead;

    LedgerAheadException(Problem problem, Instant ledger, Duration ahead) {
        super(problem);
        this.ledger = ledger;
        this.ahead = ahead;
    }

    /** Of a ledger that is further ahead than was allowed for. */
    static LedgerAheadException beyond(Duration atMost, Instant ledger, Duration ahead) {
        Problem problem = new Problem(
                400,
                "expired",
                "The ledger is further ahead of this computer's clock than was allowed for",
                "its time is " + ledger + ", ahead by " + ahead + " where at most " + atMost + " was allowed",
                "allow more, or wait until the clock has caught up");
        return new LedgerAheadException(problem, ledger, ahead);
    }

    /** The ledger's time, as the node says. */
    public Instant ledger() {
        return ledger;
    }

    /** By how much that is ahead of this computer's clock. */
    public Duration ahead() {
        return ahead;
    }
}
