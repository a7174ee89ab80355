package org.tallystick.ledger.store;

import org.tallystick.formats.Hash;
import org.tallystick.formats.state.StateHasher;

/**
 * The whole state at one moment.
 *
 * @param node its keys
 * @param hash the root of its tree
 * @param keys how many keys there are
 */
record StateRoot(Node node, Hash hash, long keys) {
    /** The state before block 0. */
    static final StateRoot EMPTY = new StateRoot(Node.Nothing.NOTHING, StateHasher.EMPTY, 0);
}
