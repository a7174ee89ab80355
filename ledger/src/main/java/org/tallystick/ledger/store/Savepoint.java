package org.tallystick.ledger.store;

import org.tallystick.formats.Hash;

/**
 * What is in memory, as it was after one block; kept in a derived file, so that a start need not read all blocks.
 *
 * @param block the number of the block
 * @param position where its frame begins in the log
 * @param size how many entries the log had then
 * @param header the hash of the block's header entry
 * @param state the state after it
 * @param transactions the transactions up to it, and perhaps later ones
 */
record Savepoint(long block, long position, long size, Hash header, StateRoot state, TransactionTable transactions) {

    static Savepoint of(Committed committed, TransactionTable transactions) {
        Hash header = Hash.of(committed.header().orElseThrow());
        return new Savepoint(
                committed.blocks() - 1,
                committed.position(),
                committed.size(),
                header,
                committed.state(),
                transactions);
    }
}
