package org.tallystick.formats.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.state.StateProof.Ending;

/**
 * The state tree straight from its definition: computed anew from all keys on each call, for auditors and as the measure
 * of every faster one.
 */
public final class StateTree {
    private final SortedMap<Hash, Bytes> values = new TreeMap<>();
    private final StateHasher hasher = new StateHasher();

    /** The tree of these keys and their values. */
    public StateTree(Map<String, Bytes> state) {
        // sorted twice, so that no order of the caller's map is ever gone through
        new TreeMap<>(state).forEach((key, value) -> values.put(StateHasher.keyHash(key), value));
    }

    /** The root. */
    public Hash root() {
        return subtree(List.copyOf(values.keySet()), 0);
    }

    /** The proof of what the key has. */
    public StateProof prove(String key) {
        Hash path = StateHasher.keyHash(key);
        List<Hash> siblings = new ArrayList<>();
        List<Hash> leaves = List.copyOf(values.keySet());
        for (int depth = 0; leaves.size() > 1; depth++) {
            int middle = middle(leaves, depth);
            List<Hash> left = leaves.subList(0, middle);
            List<Hash> right = leaves.subList(middle, leaves.size());
            boolean goRight = StateHasher.right(path, depth);
            siblings.add(subtree(goRight ? left : right, depth + 1));
            leaves = goRight ? right : left;
        }
        return new StateProof(key, ending(path, leaves), siblings);
    }

    private Ending ending(Hash path, List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return new Ending.Nothing();
        }
        Hash leaf = leaves.getFirst();
        return leaf.equals(path)
                ? new Ending.Value(value(leaf))
                : new Ending.OtherLeaf(leaf, StateHasher.valueHash(value(leaf)));
    }

    /** The hash of the subtree at that depth that holds these leaves, which are in order. */
    private Hash subtree(List<Hash> leaves, int depth) {
        if (leaves.isEmpty()) {
            return StateHasher.EMPTY;
        }
        if (leaves.size() == 1) {
            Hash leaf = leaves.getFirst();
            return hasher.leaf(leaf, StateHasher.valueHash(value(leaf)));
        }
        int middle = middle(leaves, depth);
        return hasher.inner(
                subtree(leaves.subList(0, middle), depth + 1),
                subtree(leaves.subList(middle, leaves.size()), depth + 1));
    }

    private Bytes value(Hash leaf) {
        return values.getOrDefault(leaf, Bytes.EMPTY);
    }

    /** How many of the leaves lie to the left at that depth. */
    private static int middle(List<Hash> leaves, int depth) {
        int low = 0;
        int high = leaves.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (StateHasher.right(leaves.get(middle), depth)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
