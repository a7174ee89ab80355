package org.tallystick.ledger.store;

import java.util.Arrays;
import org.tallystick.formats.Hash;

/**
 * Makes the nodes at one depth of the state tree, one after the other: open, set children, close. What closes with fewer
 * than two leaves is no branch. One instance belongs to one thread.
 */
final class BranchBuilder {
    /** All slots, one bit each. */
    static final int ALL = 0xffff;

    private final BranchHasher hasher = new BranchHasher();
    private final Node[] children = new Node[Branch.WIDTH];
    private final byte[] hash = new byte[Hash.SIZE];
    private int present;
    private int branches;

    /** Begins a branch without children. */
    void open() {
        present = 0;
        branches = 0;
        Arrays.fill(children, Node.Nothing.NOTHING);
        hasher.clear();
    }

    /** Begins with the children of that branch. */
    void open(Branch branch) {
        present = branch.present();
        branches = branch.branches();
        Arrays.fill(children, Node.Nothing.NOTHING);
        int rank = 0;
        for (int rest = branch.present(); rest != 0; rest &= rest - 1) {
            children[Integer.numberOfTrailingZeros(rest)] = branch.child(rank++);
        }
        hasher.load(branch);
    }

    Node child(int slot) {
        return children[slot];
    }

    void set(int slot, Node child, byte[] childHash) {
        int bit = 1 << slot;
        present = child == Node.Nothing.NOTHING ? present & ~bit : present | bit;
        branches = child instanceof Branch ? branches | bit : branches & ~bit;
        children[slot] = child;
        hasher.set(slot, childHash);
    }

    /** The node of the children that were set; {@code dirty} are the slots whose hashes are not as they were opened. */
    Node close(int dirty) {
        hasher.fold(present, branches, dirty);
        hasher.copy(1, hash);
        return switch (Branch.weight(present, branches, 1)) {
            case 0 -> Node.Nothing.NOTHING;
            case 1 -> children[Integer.numberOfTrailingZeros(present)];
            default -> new Branch(present, branches, compact(), hasher.keep(present));
        };
    }

    /** The subtree without leaves, as if it had been built here. */
    Node nothing() {
        Arrays.fill(hash, (byte) 0);
        return Node.Nothing.NOTHING;
    }

    /** The subtree of one leaf, as if it had been built here. */
    Node leaf(Leaf leaf, byte[] from, int at) {
        System.arraycopy(from, at, hash, 0, Hash.SIZE);
        return leaf;
    }

    /** The hash of what was built last; its bytes change with the next. */
    byte[] hash() {
        return hash;
    }

    private Node[] compact() {
        Node[] compact = new Node[Integer.bitCount(present)];
        int rank = 0;
        for (int rest = present; rest != 0; rest &= rest - 1) {
            compact[rank++] = children[Integer.numberOfTrailingZeros(rest)];
        }
        return compact;
    }
}
