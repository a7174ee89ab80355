package org.tallystick.ledger.store;

import java.util.Arrays;
import org.tallystick.formats.Hash;

/** Edits of the state tree in the order in which they were made, and the last one of each key in the order of the tree. */
final class Edits {
    private final Edit[] inOrder;
    private final Edit[] sorted;
    private final int[] inBlock;

    Edits(Edit[] inOrder) {
        this.inOrder = inOrder;
        Edit[] all = inOrder.clone();
        Arrays.sort(all, (one, other) -> Leaf.compare(one.leaf(), other.leaf()));
        this.inBlock = predecessors(all);
        this.sorted = last(all);
    }

    /** The last edit of each key, in the order of the tree. */
    Edit[] sorted() {
        return sorted;
    }

    /** For each change, the position of the one before it of the same key, -1 if there is none. */
    int[] inBlock() {
        return inBlock;
    }

    /** The position of the first change of an edit's key. */
    int first(Edit edit) {
        int first = edit.position();
        while (inBlock[first] >= 0) {
            first = inBlock[first];
        }
        return first;
    }

    Hash keyHash(int change) {
        return inOrder[change].leaf().keyHash();
    }

    /** Sorting is stable: edits of one key stand side by side in their order. */
    private static int[] predecessors(Edit[] ordered) {
        int[] inBlock = new int[ordered.length];
        Arrays.fill(inBlock, -1);
        for (int i = 1; i < ordered.length; i++) {
            if (ordered[i].leaf().sameKey(ordered[i - 1].leaf())) {
                inBlock[ordered[i].position()] = ordered[i - 1].position();
            }
        }
        return inBlock;
    }

    private static Edit[] last(Edit[] ordered) {
        Edit[] last = new Edit[ordered.length];
        int kept = 0;
        for (int i = 0; i < ordered.length; i++) {
            boolean overtaken = i + 1 < ordered.length && ordered[i].leaf().sameKey(ordered[i + 1].leaf());
            if (!overtaken) {
                last[kept++] = ordered[i];
            }
        }
        return Arrays.copyOf(last, kept);
    }
}
