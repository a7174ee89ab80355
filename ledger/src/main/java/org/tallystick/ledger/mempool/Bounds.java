package org.tallystick.ledger.mempool;

/**
 * How much is taken. An account may fill a part of the pool only, so that one that floods leaves room for the others, and so
 * may all accounts of a member ({@link FairQueue}); and what is taken must find its place on the disk.
 *
 * @param transactions the most transactions in all
 * @param bytes the most bytes in all
 * @param perAccount the most transactions of one account
 * @param bytesPerAccount the most bytes of one account
 * @param freeDisk with less than so many bytes free on the ledger's disk, nothing is taken
 */
public record Bounds(int transactions, long bytes, int perAccount, long bytesPerAccount, long freeDisk) {
    /** Half a second of what a small machine can commit, and a quarter of it for one account. */
    public static final Bounds USUAL = new Bounds(20_000, 64L << 20, 5_000, 16L << 20, 256L << 20);
}
