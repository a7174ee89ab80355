package org.tallystick.ledger.store;

/**
 * How a store uses disk and memory. Tests make it smaller.
 *
 * @param rollAt the length in bytes from which on a segment is followed by a new one
 * @param savepointChanges the fewest changes between two savepoints while the node runs
 * @param cachedValues how many bytes of values stay in memory
 */
public record Tuning(long rollAt, long savepointChanges, long cachedValues) {
    /** As a node has it. */
    public static final Tuning STANDARD = new Tuning(BlockLog.ROLL_AT, 100_000, 64L << 20);
}
