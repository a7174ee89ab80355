package org.tallystick.ledger.store;

/**
 * All that a view reads from.
 *
 * @param log the block log
 * @param derived what is derived from it and lies in files
 * @param transactions what is derived from it and lies in memory: the transactions
 * @param graves and where the history of deleted keys ends
 * @param cache values in memory
 */
record Sources(BlockLog log, Derived derived, TransactionTable transactions, Graves graves, ValueCache cache) {}
