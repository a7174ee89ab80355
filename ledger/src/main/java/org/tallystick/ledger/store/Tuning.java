package org.tallystick.ledger.store;

/**
 * What tests make smaller.
 *
 * @param rollAt the length in bytes from which on a segment is followed by a new one
 * @param savepointChanges the fewest changes between two savepoints while the node runs
 * @param cachedValues how many bytes of values stay in memory
 */
record Tuning(long rollAt, long savepointChanges, long cachedValues) {
    static final Tuning STANDARD = new Tuning(BlockLog.ROLL_AT, 100_000, 64L << 20);
}
