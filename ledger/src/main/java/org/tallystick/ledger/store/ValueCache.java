package org.tallystick.ledger.store;

import java.util.ArrayDeque;
import org.tallystick.formats.Bytes;

/** Keeps values in the leaves of the state tree, up to a bound in bytes; the one that came first goes first. */
final class ValueCache {
    private final ArrayDeque<Leaf> held = new ArrayDeque<>();
    private final long capacity;
    private long bytes;

    ValueCache(long capacity) {
        this.capacity = capacity;
    }

    /** Takes a new leaf, which nobody else has seen yet and which has its value, under its care. */
    synchronized void adopt(Leaf leaf, Bytes value) {
        held.add(leaf);
        bytes += value.size();
        while (bytes > capacity) {
            Leaf oldest = held.remove();
            bytes -= oldest.cached().map(Bytes::size).orElse(0);
            oldest.dropCached();
        }
    }

    /** Puts a value that was read into its leaf. */
    synchronized void keep(Leaf leaf, Bytes value) {
        if (leaf.cached().isEmpty()) {
            leaf.cache(value);
            adopt(leaf, value);
        }
    }
}
