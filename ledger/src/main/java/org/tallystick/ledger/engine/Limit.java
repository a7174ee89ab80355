package org.tallystick.ledger.engine;

/** How large a block may be: transactions, and bytes of them together. A single transaction always fits. */
public record Limit(int transactions, long bytes) {
    /** Large enough that a sync costs little for each, small enough that nobody waits long for the block before. */
    public static final Limit USUAL = new Limit(4_096, 4L << 20);
}
