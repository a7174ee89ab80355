package org.tallystick.api.resource;

import java.time.Duration;
import java.util.Optional;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.policy.Policy;
import org.tallystick.formats.receipt.Receipt;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.log.CheckpointBoard;
import org.tallystick.ledger.log.Checkpoints;
import org.tallystick.ledger.log.Receipts;
import org.tallystick.ledger.witness.Witnesses;

/** What a quorum has cosigned. Signing trails the ledger by a moment, which a request waits out. */
final class Sealed {
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Duration WITNESSES = Duration.ofSeconds(10);

    private final MemberId here;
    private final CheckpointBoard checkpoints;
    private final Receipts receipts;
    private final Optional<Witnesses> witnesses;

    Sealed(MemberId here, CommittedState state, Checkpoints checkpoints, Optional<Witnesses> witnesses) {
        this.here = here;
        this.checkpoints = checkpoints.board();
        this.receipts = new Receipts(state, checkpoints);
        this.witnesses = witnesses;
    }

    /** The receipt of the entry of that index. */
    Receipt receipt(long index) {
        await(checkpoints, index, MOMENT);
        return receipts.receipt(index, here).orElseThrow(Sealed::notYet);
    }

    /** The same with the cosignatures of outside witnesses. */
    Receipt witnessed(long index) {
        Witnesses asked = witnesses();
        await(asked.board(), index, WITNESSES);
        return asked.receipts().receipt(index, here).orElseThrow(Sealed::notYet);
    }

    /** The policy that asks for these, too. */
    Policy witnessed(Policy members) {
        return witnesses().policy().beside(members);
    }

    /** The newest checkpoint, with the cosignatures of outside witnesses if they have come already. */
    SignedCheckpoint newest() {
        SignedCheckpoint newest = checkpoints.newest(here).orElseThrow(Sealed::notYet);
        return witnesses
                .flatMap(asked -> asked.board().newest(here))
                .filter(witnessed -> witnessed.checkpoint().equals(newest.checkpoint()))
                .orElse(newest);
    }

    /** The size of the newest checkpoint; one that has the entry of that index is waited for. */
    long sizeWith(long index) {
        await(checkpoints, index, MOMENT);
        return newest().checkpoint().size();
    }

    private Witnesses witnesses() {
        return witnesses.orElseThrow(() -> new ProblemException(
                Code.BAD_PARAMETER, "'witnesses' cannot be required: this network asks no outside witnesses"));
    }

    private static void await(CheckpointBoard board, long index, Duration atMost) {
        try {
            if (!board.await(index, atMost)) {
                throw notYet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Code.STOPPING, "the node stops");
        }
    }

    private static ProblemException notYet() {
        return new ProblemException(
                Code.NOT_COSIGNED_YET, "no checkpoint that reaches it has the cosignatures of a quorum");
    }
}
