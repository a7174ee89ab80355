package org.tallystick.ledger.mempool;

/**
 * What came of a transaction at the door: it may be handed in, or it is told something at once. Between the two whoever
 * carries it may put what belongs to it in safety, knowing that its account signed it.
 */
public sealed interface Checked {
    /**
     * It may be handed in.
     *
     * @param asOf how many blocks were committed when its identifier was looked up
     */
    record Passed(Pending pending, long asOf) implements Checked {}

    /** It is told this. */
    record Answered(Admission admission) implements Checked {}
}
