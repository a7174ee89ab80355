package org.tallystick.ledger.log;

import java.util.Optional;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.merkle.MerkleTree;
import org.tallystick.formats.receipt.Receipt;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.store.LedgerView;

/** Writes receipts: an entry, the path from it to a checkpoint, and a quorum's signatures under that. */
public final class Receipts {
    private final CommittedState state;
    private final Checkpoints checkpoints;

    public Receipts(CommittedState state, Checkpoints checkpoints) {
        this.state = state;
        this.checkpoints = checkpoints;
    }

    /**
     * The receipt of an entry, with the fewest signatures that satisfy {@link Policies#forBoth}.
     *
     * @param index of the entry in the log
     * @param issuer the member that signs as the log
     * @return nothing while no checkpoint with a quorum has the entry: {@link Checkpoints#await} says when one does
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
        return Policies.forBoth(state, issuer, last).flatMap(policy -> policy.trim(checkpoint));
    }
}
