package org.tallystick.ledger;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.tallystick.ledger.mempool.CommittedLedger;
import org.tallystick.ledger.mempool.Rules;

/**
 * Looks whether the machine's clock is behind the ledger's time, which never goes back: then what is signed by that clock is
 * refused, and whoever runs the node should know why.
 */
final class ClockWatch {
    private static final System.Logger LOG = System.getLogger(ClockWatch.class.getName());

    private final CommittedLedger ledger;
    private final InstantSource clock;
    private boolean behind;

    ClockWatch(CommittedLedger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    void look() {
        news().ifPresent(news -> LOG.log(behind ? Level.WARNING : Level.INFO, news));
    }

    /** What has changed since the last look. */
    Optional<String> news() {
        Duration ahead = Duration.ofMillis(ledger.time() - clock.millis());
        if (!behind && ahead.toSeconds() > Rules.TOLERANCE) {
            behind = true;
            return Optional.of("the last block is dated " + Instant.ofEpochMilli(ledger.time()) + ", " + words(ahead)
                    + " ahead of this machine's clock. Until the clock gets there, transactions that are signed by it may be"
                    + " refused as expired, for the ledger's time never goes back. If the clock is slow, set it right. If"
                    + " it was fast when that block was made, wait, or have transactions dated by the ledger's time, which"
                    + " /v1/network says (tally --ledger-ahead): what is committed keeps its date");
        }
        if (behind && ahead.isNegative()) {
            behind = false;
            return Optional.of("this machine's clock has caught up with the ledger's time");
        }
        return Optional.empty();
    }

    private static String words(Duration time) {
        if (time.toDays() > 1) {
            return time.toDays() + " days";
        }
        return time.toMinutes() > 1 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }
}
