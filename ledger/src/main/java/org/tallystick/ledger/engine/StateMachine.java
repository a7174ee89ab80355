package org.tallystick.ledger.engine;

import java.util.Optional;
import org.tallystick.formats.checkpoint.Checkpoint;

/**
 * What an engine drives. The verbs mirror ABCI 2.0: {@code Info}, {@code InitChain}, {@code PrepareProposal}, {@code
 * ProcessProposal}, {@code FinalizeBlock}, {@code Commit}; {@code CheckTx} is the mempool's admission. One thread at a
 * time.
 */
public interface StateMachine {
    /** Where the ledger stands on disk. */
    Position info();

    /** Executes block 0. Nothing is on disk before {@link #commit}. */
    Executed genesis(Genesis genesis);

    /**
     * Takes waiting transactions and makes the next block of those that are valid at their place; whoever waits for one
     * that is not is told why.
     *
     * @param limit how large the block may be
     * @return nothing if no valid transaction waits: an idle ledger has no blocks
     */
    Optional<Proposal> propose(Limit limit);

    /** Checks another's proposal completely, by executing it; changes nothing. */
    Judgement judge(Proposal proposal);

    /**
     * Executes the block that was decided. Nothing is on disk before {@link #commit}.
     *
     * @throws IllegalStateException if the block breaks the rules, which a quorum of honest members never decides
     */
    Executed execute(Proposal decided);

    /** Writes the executed block and syncs, once; only then is anything acknowledged. */
    CommittedBlock commit();

    /** The checkpoint that the log has on disk. */
    Checkpoint checkpoint();

    /** The checkpoint that the log will have with that block, executed last. */
    Checkpoint checkpoint(Executed executed);

    /** The checkpoint that the log had at the end of that committed block. */
    Checkpoint checkpoint(long block);

    /** Tells whoever still waits that this node will not order their transactions any more. */
    void abandon(String why);
}
