package org.tallystick.ledger.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tallystick.formats.Hash;

/**
 * Makes a new state out of an old one and edits; what they do not touch is shared between the two. The root depends on the
 * keys and values alone, never on how they were parted into blocks. One instance belongs to one thread.
 */
final class TreeUpdate {
    private final List<BranchBuilder> levels = new ArrayList<>();
    private Replaced replaced = (_, _) -> {};
    private long keys;

    /** Is told of each leaf of the old state whose key is edited. */
    @FunctionalInterface
    interface Replaced {
        void leaf(Leaf old, Edit by);
    }

    /** The state with these edits, which are in the order of {@link Leaf#compare}, no key twice. */
    StateRoot apply(StateRoot before, Edit[] edits) {
        return apply(before, edits, (_, _) -> {});
    }

    /** As {@link #apply(StateRoot, Edit[])}; tells what the edits replace. */
    StateRoot apply(StateRoot before, Edit[] edits, Replaced listener) {
        replaced = listener;
        if (edits.length == 0) {
            return before;
        }
        keys = before.keys();
        Node node = update(before.node(), before.hash().dangerArray(), 0, 0, edits, 0, edits.length);
        return new StateRoot(node, Hash.wrap(level(0).hash().clone()), keys);
    }

    private Node update(Node node, byte[] hash, int hashAt, int depth, Edit[] edits, int from, int to) {
        if (node == Node.Nothing.NOTHING && to - from == 1 && !edits[from].deletes()) {
            keys++;
            return build(edits, from, to, depth);
        }
        return switch (node) {
            case Node.Nothing _ -> build(withoutDeletions(edits, from, to), depth);
            case Leaf leaf -> {
                Edit old = Edit.put(leaf, Arrays.copyOfRange(hash, hashAt, hashAt + Hash.SIZE), 0);
                keys--;
                yield build(merge(old, edits, from, to), depth);
            }
            case Branch branch -> updateBranch(branch, depth, edits, from, to);
        };
    }

    private Node updateBranch(Branch branch, int depth, Edit[] edits, int from, int to) {
        BranchBuilder level = level(depth);
        level.open(branch);
        int dirty = 0;
        for (int start = from; start < to; ) {
            int slot = edits[start].leaf().slot(depth);
            int end = endOfSlot(edits, start, to, depth);
            dirty |= 1 << slot;
            int at = branch.has(slot) ? branch.rank(slot) * Hash.SIZE : 0;
            Node child = update(level.child(slot), branch.hashes(), at, depth + 1, edits, start, end);
            level.set(slot, child, level(depth + 1).hash());
            start = end;
        }
        return level.close(branch.dense() ? dirty : BranchBuilder.ALL);
    }

    /** The subtree of these edits alone, none of which is a deletion. */
    private Node build(Edit[] items, int depth) {
        keys += items.length;
        return build(items, 0, items.length, depth);
    }

    private Node build(Edit[] items, int from, int to, int depth) {
        BranchBuilder level = level(depth);
        if (from == to) {
            return level.nothing();
        }
        if (to - from == 1) {
            return level.leaf(items[from].leaf(), items[from].hash(), 0);
        }
        level.open();
        for (int start = from; start < to; ) {
            int slot = items[start].leaf().slot(depth);
            int end = endOfSlot(items, start, to, depth);
            level.set(
                    slot, build(items, start, end, depth + 1), level(depth + 1).hash());
            start = end;
        }
        return level.close(BranchBuilder.ALL);
    }

    private static int endOfSlot(Edit[] edits, int start, int to, int depth) {
        int slot = edits[start].leaf().slot(depth);
        int end = start + 1;
        while (end < to && edits[end].leaf().slot(depth) == slot) {
            end++;
        }
        return end;
    }

    private static Edit[] withoutDeletions(Edit[] edits, int from, int to) {
        return Arrays.stream(edits, from, to).filter(edit -> !edit.deletes()).toArray(Edit[]::new);
    }

    /** The old leaf among the edits in its place, unless one of them is of its key. */
    private Edit[] merge(Edit old, Edit[] edits, int from, int to) {
        List<Edit> merged = new ArrayList<>(to - from + 1);
        boolean placed = false;
        for (int i = from; i < to; i++) {
            int order = Leaf.compare(old.leaf(), edits[i].leaf());
            if (order < 0 && !placed) {
                merged.add(old);
            }
            placed |= order <= 0;
            if (order == 0) {
                replaced.leaf(old.leaf(), edits[i]);
            }
            if (!edits[i].deletes()) {
                merged.add(edits[i]);
            }
        }
        if (!placed) {
            merged.add(old);
        }
        return merged.toArray(Edit[]::new);
    }

    private BranchBuilder level(int depth) {
        while (levels.size() <= depth) {
            levels.add(new BranchBuilder());
        }
        return levels.get(depth);
    }
}
