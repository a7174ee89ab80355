package org.tallystick.ledger.store;

import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.merkle.MerkleTree;

/**
 * What is committed at one moment. It never changes; the store replaces it by the next one.
 *
 * @param blocks how many blocks there are
 * @param size how many entries there are
 * @param header the entry that closed the last block
 * @param position where the last block's frame begins in the log
 * @param logRoot the root of the log's tree
 * @param state the state
 */
record Committed(long blocks, long size, Optional<Bytes> header, long position, Hash logRoot, StateRoot state) {
    /** Before block 0. */
    static final Committed NOTHING =
            new Committed(0, 0, Optional.empty(), BlockLog.beginning(), MerkleTree.EMPTY_ROOT, StateRoot.EMPTY);
}
