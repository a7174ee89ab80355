package org.tallystick.formats.policy;

import java.util.List;
import org.tallystick.formats.Fault;
import org.tallystick.formats.note.VerifierKey;

/** Whether a checkpoint bears the signatures that a policy demands. */
public sealed interface PolicyVerdict {
    /**
     * It does.
     *
     * @param log the key of the log that signed
     * @param cosigned all witnesses of the policy that cosigned, in its order, whether in the quorum or beyond it
     * @param quorum the quorum's direct members that have witnessed, in their order; empty if none is demanded
     * @param threshold how many of them were demanded
     */
    record Satisfied(VerifierKey log, List<Cosigned> cosigned, List<String> quorum, int threshold)
            implements PolicyVerdict {
        public Satisfied {
            cosigned = List.copyOf(cosigned);
            quorum = List.copyOf(quorum);
        }
    }

    /**
     * It does not: {@link Fault#LOG_UNKNOWN}, {@link Fault#LOG_SIGNATURE_MISSING}, {@link Fault#QUORUM_MISSING}, or what
     * is wrong with the signature of a key that the policy lists.
     */
    record NotSatisfied(Fault fault, String why) implements PolicyVerdict {}

    /**
     * A verified cosignature.
     *
     * @param witness its name in the policy
     * @param time of the cosignature in seconds since 1970; 0 where none is stated
     */
    record Cosigned(String witness, VerifierKey key, long time) {}
}
