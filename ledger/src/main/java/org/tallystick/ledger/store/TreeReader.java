package org.tallystick.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Hash;

/** Finds keys in a state, and the path to them that proves what they are. Any thread may, at any time. */
final class TreeReader {
    private TreeReader() {}

    /** A leaf and its hash. */
    record Found(Leaf leaf, Hash hash) {}

    /**
     * Where a key's path ends.
     *
     * @param end the only leaf of the subtree in which it ends, be it the key's or another's, or nothing if that is empty
     * @param siblings the hashes beside the path, from the root down
     */
    record PathEnd(Optional<Found> end, List<Hash> siblings) {}

    /** The key's leaf, if the key has a value. */
    static Optional<Leaf> leaf(StateRoot state, Leaf key) {
        Node node = state.node();
        for (int depth = 0; node instanceof Branch branch; depth++) {
            int slot = key.slot(depth);
            if (!branch.has(slot)) {
                return Optional.empty();
            }
            node = branch.child(branch.rank(slot));
        }
        return node instanceof Leaf leaf && leaf.sameKey(key) ? Optional.of(leaf) : Optional.empty();
    }

    /** The key's leaf with its hash, if the key has a value. */
    static Optional<Found> find(StateRoot state, Leaf key) {
        Node node = state.node();
        Hash hash = state.hash();
        for (int depth = 0; node instanceof Branch branch; depth++) {
            int slot = key.slot(depth);
            if (!branch.has(slot)) {
                return Optional.empty();
            }
            int rank = branch.rank(slot);
            node = branch.child(rank);
            hash = node instanceof Leaf ? hashAt(branch, rank) : hash;
        }
        return node instanceof Leaf leaf && leaf.sameKey(key) ? Optional.of(new Found(leaf, hash)) : Optional.empty();
    }

    /** Walks down the key's path as far as there is more than one leaf. */
    static PathEnd path(StateRoot state, Leaf key) {
        List<Hash> siblings = new ArrayList<>();
        BranchHasher hasher = new BranchHasher();
        Node node = state.node();
        Hash hash = state.hash();
        for (int depth = 0; node instanceof Branch branch; depth++) {
            hasher.load(branch);
            hasher.fold(branch.present(), branch.branches(), 0xffff);
            int position = descend(branch, key.slot(depth), hasher, siblings);
            hash = hasher.hash(position);
            node = onlyChild(branch, position);
        }
        return new PathEnd(node instanceof Leaf leaf ? Optional.of(new Found(leaf, hash)) : Optional.empty(), siblings);
    }

    /** Goes down the four binary levels of a branch while there is more than one leaf; returns where it stopped. */
    private static int descend(Branch branch, int slot, BranchHasher hasher, List<Hash> siblings) {
        int position = 1;
        for (int bit = 3; bit >= 0 && branch.weight(position) > 1; bit--) {
            position = 2 * position + ((slot >>> bit) & 1);
            siblings.add(hasher.hash(position ^ 1));
        }
        return position;
    }

    /** The child below a heap position that has at most one. */
    private static Node onlyChild(Branch branch, int position) {
        int below = branch.present() & Branch.covered(position);
        return below == 0 ? Node.Nothing.NOTHING : branch.child(branch.rank(Integer.numberOfTrailingZeros(below)));
    }

    private static Hash hashAt(Branch branch, int rank) {
        byte[] hash = new byte[Hash.SIZE];
        System.arraycopy(branch.hashes(), rank * Hash.SIZE, hash, 0, Hash.SIZE);
        return Hash.wrap(hash);
    }
}
