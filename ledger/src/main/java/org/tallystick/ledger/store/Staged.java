package org.tallystick.ledger.store;

import java.util.List;

/**
 * Changes that were tried out.
 *
 * @param changes the changes
 * @param edits what they do to the tree
 * @param links what stood before each of them
 * @param state what they make of the state
 */
record Staged(List<Change> changes, Edits edits, Links links, StateRoot state) {

    /** Tells the new leaves, which nobody else has seen yet, where their versions have come to lie in the log. */
    void place(long[] locations, ValueCache cache) {
        for (Edit edit : edits.sorted()) {
            edit.leaf().placeAt(locations[edit.position()]);
            edit.leaf().cached().ifPresent(value -> cache.adopt(edit.leaf(), value));
        }
    }

    /** Remembers where the history of deleted keys ends. */
    void bury(long[] locations, Graves graves) {
        for (int i = 0; i < locations.length; i++) {
            if (changes.get(i).value().isEmpty()) {
                graves.dig(edits.keyHash(i), locations[i]);
            }
        }
    }
}
