package org.tallystick.ledger.store;

import org.tallystick.formats.Hash;

/**
 * Four levels of the binary state tree in one node: up to 16 children, of which only those that exist take room. Beside
 * each child stands the hash of its subtree. A branch with many children also keeps the hashes of the levels in between,
 * for then it costs less to keep them than to take them again.
 *
 * <p>Within a branch the binary nodes are numbered as in a heap: 1 is the branch itself, {@code 2n} and {@code 2n + 1} the
 * children of {@code n}, 16 to 31 the slots.
 */
final class Branch implements Node {
    /** The number of slots. */
    static final int WIDTH = 16;

    /** From this many children on the hashes in between are kept. */
    static final int DENSE = 8;

    private static final int[] COVERED = covered();

    private final char present;
    private final char branches;
    private final Node[] children;
    private final byte[] hashes;

    /**
     * @param present one bit for each slot with a child, slot 0 the lowest
     * @param branches one bit for each of those whose child is a branch
     * @param children the children in the order of their slots
     * @param hashes their hashes, and, if there are {@link #DENSE} or more, those of heap positions 2 to 15
     */
    Branch(int present, int branches, Node[] children, byte[] hashes) {
        this.present = (char) present;
        this.branches = (char) branches;
        this.children = children;
        this.hashes = hashes;
    }

    /** The slots that lie below a heap position, one bit each. */
    static int covered(int position) {
        return COVERED[position];
    }

    static int hashesLength(int children) {
        return Hash.SIZE * (children + (children >= DENSE ? WIDTH - 2 : 0));
    }

    int present() {
        return present;
    }

    int branches() {
        return branches;
    }

    int size() {
        return children.length;
    }

    boolean has(int slot) {
        return ((present >>> slot) & 1) == 1;
    }

    /** How many leaves lie below a heap position, 2 standing for more than one. */
    int weight(int position) {
        return weight(present, branches, position);
    }

    static int weight(int present, int branches, int position) {
        int mask = COVERED[position];
        return (branches & mask) != 0 ? 2 : Math.min(2, Integer.bitCount(present & mask));
    }

    /** The place of a slot's child among the children; only for a slot that {@linkplain #has has} one. */
    int rank(int slot) {
        return Integer.bitCount(present & ((1 << slot) - 1));
    }

    Node child(int rank) {
        return children[rank];
    }

    /** All hashes; child {@code r}'s is at {@code 32 r}, heap position {@code p}'s at {@link #heapAt}. */
    byte[] hashes() {
        return hashes;
    }

    boolean dense() {
        return children.length >= DENSE;
    }

    /** Where the hash of a heap position from 2 to 15 is kept, in a dense branch. */
    static int heapAt(int children, int position) {
        return Hash.SIZE * (children + position - 2);
    }

    private static int[] covered() {
        int[] covered = new int[2 * WIDTH];
        for (int slot = 0; slot < WIDTH; slot++) {
            for (int position = WIDTH + slot; position > 0; position >>= 1) {
                covered[position] |= 1 << slot;
            }
        }
        return covered;
    }
}
