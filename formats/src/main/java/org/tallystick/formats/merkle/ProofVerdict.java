package org.tallystick.formats.merkle;

import org.tallystick.formats.Fault;

/** What came of verifying a proof against a root. */
public sealed interface ProofVerdict {
    /** The proof holds. */
    record Valid() implements ProofVerdict {}

    /** The proof does not hold. */
    record Invalid(Fault fault, String why) implements ProofVerdict {}

    /** True if the proof holds. */
    default boolean valid() {
        return this instanceof Valid;
    }

    /** Valid if the condition holds, else a root that does not match. */
    static ProofVerdict ofRoot(boolean matches, String otherwise) {
        return matches ? new Valid() : new Invalid(Fault.PROOF_ROOT, otherwise);
    }
}
