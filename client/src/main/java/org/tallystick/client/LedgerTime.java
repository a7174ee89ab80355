package org.tallystick.client;

import java.time.Duration;
import java.time.Instant;

/** The ledger's time as a node says it, beside this computer's clock. A node can only be asked if the two clocks are alike. */
final class LedgerTime {
    /** Up to here a transaction of either date is good for both. */
    private static final Duration ALIKE = Duration.ofMinutes(1);

    private final NodeHttp node;
    private final Source source;

    LedgerTime(NodeHttp node, Source source) {
        this.node = node;
        this.source = source;
    }

    /** Where a transaction is refused as expired because the ledger is ahead: that it is, and by how much. */
    ProblemException explained(ProblemException refused) {
        if (!refused.problem().code().equals("expired")) {
            return refused;
        }
        try {
            Instant ledger = ledger();
            boolean soIsANewOne = source.minute() + Drafts.LIFETIME < ledger.getEpochSecond();
            return soIsANewOne ? new LedgerAheadException(refused.problem(), ledger, lead(ledger)) : refused;
        } catch (ProblemException | UnreachableException unanswered) {
            refused.addSuppressed(unanswered);
            return refused;
        }
    }

    /** A source that dates by the ledger where it is ahead. @throws LedgerAheadException if that is by more */
    Source within(Duration atMost) {
        Instant ledger = ledger();
        Duration lead = lead(ledger);
        if (lead.compareTo(ALIKE) < 0) {
            return source;
        }
        if (lead.compareTo(atMost) > 0) {
            throw LedgerAheadException.beyond(atMost, ledger, lead);
        }
        return source.ahead(lead);
    }

    private Instant ledger() {
        return Instant.ofEpochMilli(node.get("/v1/network").integer("time"));
    }

    private Duration lead(Instant ledger) {
        return Duration.between(Instant.ofEpochMilli(source.millis()), ledger);
    }
}
