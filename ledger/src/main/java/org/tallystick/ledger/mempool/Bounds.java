package org.tallystick.ledger.mempool;

/**
 * How much may wait. An account may fill a part of the pool only, so that one that floods leaves room for the others.
 *
 * @param transactions the most transactions in all
 * @param bytes the most bytes in all
 * @param perAccount the most transactions of one account
 * @param bytesPerAccount the most bytes of one account
 */
public record Bounds(int transactions, long bytes, int perAccount, long bytesPerAccount) {
    /** Half a second of what a small machine can commit, and a quarter of it for one account. */
    public static final Bounds USUAL = new Bounds(20_000, 64L << 20, 5_000, 16L << 20);
}
