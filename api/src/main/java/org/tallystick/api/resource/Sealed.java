package org.tallystick.api.resource;

import java.time.Duration;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.receipt.Receipt;
import org.tallystick.ledger.log.Checkpoints;
import org.tallystick.ledger.log.Receipts;

/** What a quorum has cosigned. Signing trails the ledger by a moment, which a request waits out. */
final class Sealed {
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final MemberId here;
    private final Checkpoints checkpoints;
    private final Receipts receipts;

    Sealed(MemberId here, Checkpoints checkpoints, Receipts receipts) {
        this.here = here;
        this.checkpoints = checkpoints;
        this.receipts = receipts;
    }

    /** The receipt of the entry of that index. */
    Receipt receipt(long index) {
        await(index);
        return receipts.receipt(index, here).orElseThrow(Sealed::notYet);
    }

    SignedCheckpoint newest() {
        return checkpoints.newest(here).orElseThrow(Sealed::notYet);
    }

    private void await(long index) {
        try {
            ProblemException.unless(
                    checkpoints.await(index, MOMENT), Code.NOT_COSIGNED_YET, "no checkpoint with a quorum has it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Code.STOPPING, "the node stops");
        }
    }

    private static ProblemException notYet() {
        return new ProblemException(Code.NOT_COSIGNED_YET, "no checkpoint with a quorum has it");
    }
}
