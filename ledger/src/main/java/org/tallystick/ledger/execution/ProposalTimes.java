package org.tallystick.ledger.execution;

import java.time.InstantSource;
import java.util.Optional;
import org.tallystick.ledger.engine.Proposal;

/** Whether a proposal is the next block, and dated so that this node can agree. */
record ProposalTimes(CommittedState committed, InstantSource clock) {
    /** How far a proposer's clock may be from this node's, in milliseconds. */
    private static final long TOLERANCE = 10_000;

    Optional<String> check(Proposal proposal) {
        if (proposal.block() != committed.blocks()) {
            return Optional.of("block " + proposal.block() + " is proposed where " + committed.blocks() + " is next");
        }
        if (proposal.transactions().isEmpty()) {
            return Optional.of("a block without transactions");
        }
        if (proposal.time() <= committed.time()) {
            return Optional.of("the block's time is not later than that of the block before");
        }
        long ahead = proposal.time() - Math.max(clock.millis(), committed.time() + 1);
        return Math.abs(ahead) <= TOLERANCE
                ? Optional.empty()
                : Optional.of("the block's time is " + ahead + " ms from this node's clock");
    }
}
