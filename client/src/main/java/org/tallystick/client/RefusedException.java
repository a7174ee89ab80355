package org.tallystick.client;

/** A contract refused a transaction that the caller could not go on without. */
public final class RefusedException extends RuntimeException {
    private final Submitted.Refused refused;

    RefusedException(Submitted.Refused refused) {
        super(refused.code() + ": " + refused.why());
        this.refused = refused;
    }

    /** The refusal, with the entry that holds it. */
    public Submitted.Refused refused() {
        return refused;
    }
}
