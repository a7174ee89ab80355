package org.tallystick.cli.commands;

import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.client.LedgerAheadException;
import picocli.CommandLine.Option;

/** The option to date by the ledger's time where that is ahead of this computer's clock. */
final class LedgerAhead {
    static final String OPTION = "--ledger-ahead";

    @Option(
            names = OPTION,
            paramLabel = "TIME",
            description = "Date by the ledger's time where that is ahead of this clock, by at most so much: 2h, 30d.")
    private @Nullable String atMost;

    /** The connection, dating as the option says; and says so where that makes a difference. */
    Connection of(Connection node, Output out) {
        if (atMost == null) {
            return node;
        }
        Connection dated = node.datedByLedger(Spans.parse(atMost));
        if (!dated.ahead().isZero()) {
            out.note("dated by the ledger's time, " + Spans.words(dated.ahead()) + " ahead of this computer's clock");
        }
        return dated;
    }

    /** What a ledger that is ahead means, and what helps. */
    static Failure explained(LedgerAheadException e) {
        return Failure.refused(
                "the ledger is ahead of this computer's clock by " + Spans.words(e.ahead()),
                "a block was dated by a clock that was fast; the ledger's time, "
                        + Says.time(e.ledger().toEpochMilli())
                        + ", never goes back, and what is signed by a right clock has expired by it",
                "wait until the clock has caught up, or run this again with " + OPTION + " " + Spans.above(e.ahead())
                        + ": then it is dated by the ledger's time");
    }
}
