package org.tallystick.ledger.store;

import org.jspecify.annotations.Nullable;

/** A key that is put into the state or taken out of it. */
final class Edit {
    private final Leaf leaf;
    private final byte @Nullable [] hash;
    private final int position;

    /**
     * @param leaf the key
     * @param hash the hash of its leaf, or nothing if the key is deleted
     * @param position the position of the change among those of its block
     */
    Edit(Leaf leaf, byte @Nullable [] hash, int position) {
        this.leaf = leaf;
        this.hash = hash;
        this.position = position;
    }

    Leaf leaf() {
        return leaf;
    }

    byte @Nullable [] hash() {
        return hash;
    }

    int position() {
        return position;
    }

    boolean deletes() {
        return hash == null;
    }
}
