package org.tallystick.formats.receipt;

import java.util.List;
import org.tallystick.formats.Fault;
import org.tallystick.formats.checkpoint.Checkpoint;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.policy.PolicyVerdict;

/** What came of verifying a receipt. */
public sealed interface Verdict {
    /**
     * The entry is in the log that the policy trusts.
     *
     * @param entry the entry
     * @param index its place in the log, from 0
     * @param checkpoint what was cosigned
     * @param signatures who signed and cosigned
     * @param signedByAccount true if a key was handed in and the transaction's own signature is that key's
     * @param proven what is now certain, one sentence each
     * @param notProven what is not, one sentence each
     */
    record Proven(
            Entry entry,
            long index,
            Checkpoint checkpoint,
            PolicyVerdict.Satisfied signatures,
            boolean signedByAccount,
            List<String> proven,
            List<String> notProven)
            implements Verdict {
        public Proven {
            proven = List.copyOf(proven);
            notProven = List.copyOf(notProven);
        }
    }

    /** Nothing is proven. */
    record NotProven(Fault fault, String why) implements Verdict {}
}
