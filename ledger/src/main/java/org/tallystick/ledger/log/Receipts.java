package org.tallystick.ledger.log;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.merkle.MerkleTree;
import org.tallystick.formats.policy.Policy;
import org.tallystick.formats.receipt.Receipt;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.store.LedgerView;

/** Writes receipts: an entry, the path from it to a checkpoint, and a quorum's signatures under that. */
public final class Receipts {
    private final CommittedState state;
    private final CheckpointBoard checkpoints;
    private final UnaryOperator<Policy> demanding;

    public Receipts(CommittedState state, Checkpoints checkpoints) {
        this(state, checkpoints.board(), UnaryOperator.identity());
    }

    /**
     * Receipts for verifiers who ask more than the members' quorum.
     *
     * @param checkpoints whose newest satisfies the policy
     * @param demanding makes that policy of the members'
     */
    public Receipts(CommittedState state, CheckpointBoard checkpoints, UnaryOperator<Policy> demanding) {
        this.state = state;
        this.checkpoints = checkpoints;
        this.demanding = demanding;
    }

    /**
     * The receipt of an entry, with the fewest signatures that satisfy {@link Policies#forBoth} or what is demanded beyond
     * that.
     *
     * @param index of the entry in the log
     * @param issuer the member that signs as the log
     * @return nothing while no such checkpoint has the entry: {@link CheckpointBoard#await} says when one does
     */
    public Optional<Receipt> receipt(long index, MemberId issuer) {
        return checkpoints
                .newest(issuer)
                .filter(checkpoint -> checkpoint.checkpoint().size() > index)
                .flatMap(checkpoint -> trim(checkpoint, issuer))
                .map(checkpoint -> receipt(index, checkpoint));
    }

    private Receipt receipt(long index, SignedCheckpoint checkpoint) {
        LedgerView view = state.store().committed();
        long size = checkpoint.checkpoint().size();
        return new Receipt(view.entry(index), MerkleTree.inclusion(view, index, size), checkpoint);
    }

    private Optional<SignedCheckpoint> trim(SignedCheckpoint checkpoint, MemberId issuer) {
        Entry.Header last = state.lastHeader();
        return Policies.forBoth(state, issuer, last).map(demanding).flatMap(policy -> policy.trim(checkpoint));
    }
}
