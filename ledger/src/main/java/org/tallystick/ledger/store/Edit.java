package org.tallystick.ledger.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A key that is put into the state or taken out of it. */
final class Edit {
    private final Leaf leaf;
    private final byte @Nullable [] hash;
    private final int position;

    private Edit(Leaf leaf, byte @Nullable [] hash, int position) {
        this.leaf = leaf;
        this.hash = hash;
        this.position = position;
    }

    /**
     * A key gets a value.
     *
     * @param hash of its leaf with that value
     * @param position of the change among those of its block
     */
    static Edit put(Leaf leaf, byte[] hash, int position) {
        return new Edit(leaf, hash, position);
    }

    /** A key is taken out. */
    static Edit delete(Leaf leaf, int position) {
        return new Edit(leaf, null, position);
    }

    Leaf leaf() {
        return leaf;
    }

    /** The hash of the leaf that is put. */
    byte[] hash() {
        return Objects.requireNonNull(hash, "a key that is deleted has no leaf");
    }

    int position() {
        return position;
    }

    boolean deletes() {
        return hash == null;
    }
}
