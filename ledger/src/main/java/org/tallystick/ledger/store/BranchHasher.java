package org.tallystick.ledger.store;

import java.util.Arrays;
import org.tallystick.formats.Hash;
import org.tallystick.formats.state.StateHasher;

/**
 * Takes the hashes within a branch, as {@code spec/state-tree.md} defines them: a subtree without leaves is 32 zero bytes,
 * one with a single leaf is that leaf. One instance belongs to one thread.
 */
final class BranchHasher {
    private final StateHasher hasher = new StateHasher();
    /** The hashes at heap positions 1 to 31. */
    private final byte[] heap = new byte[2 * Branch.WIDTH * Hash.SIZE];

    /** Makes all slots empty. */
    void clear() {
        Arrays.fill(heap, at(Branch.WIDTH), heap.length, (byte) 0);
    }

    /** Copies a branch's hashes into the heap; those in between only where it keeps them. */
    void load(Branch branch) {
        clear();
        int rank = 0;
        for (int rest = branch.present(); rest != 0; rest &= rest - 1) {
            int slot = Integer.numberOfTrailingZeros(rest);
            System.arraycopy(branch.hashes(), rank++ * Hash.SIZE, heap, at(Branch.WIDTH + slot), Hash.SIZE);
        }
        if (branch.dense()) {
            int from = Branch.heapAt(branch.size(), 2);
            System.arraycopy(branch.hashes(), from, heap, at(2), (Branch.WIDTH - 2) * Hash.SIZE);
        }
    }

    /** Takes the hashes above the slots in {@code dirty} anew; the others must be in the heap. */
    void fold(int present, int branches, int dirty) {
        for (int position = Branch.WIDTH - 1; position > 0; position--) {
            if ((Branch.covered(position) & dirty) != 0) {
                foldAt(position, present, branches);
            }
        }
    }

    private void foldAt(int position, int present, int branches) {
        int left = at(2 * position);
        int right = left + Hash.SIZE;
        switch (Branch.weight(present, branches, position)) {
            case 0 -> Arrays.fill(heap, at(position), at(position + 1), (byte) 0);
            case 1 -> {
                boolean onLeft = Branch.weight(present, branches, 2 * position) == 1;
                System.arraycopy(heap, onLeft ? left : right, heap, at(position), Hash.SIZE);
            }
            default -> hasher.inner(heap, left, heap, right, heap, at(position));
        }
    }

    /** Takes over the hash of a slot's child. */
    void set(int slot, byte[] from) {
        System.arraycopy(from, 0, heap, at(Branch.WIDTH + slot), Hash.SIZE);
    }

    /** Copies the hashes that a branch with these children keeps out of the heap, in its order. */
    byte[] keep(int present) {
        int children = Integer.bitCount(present);
        byte[] hashes = new byte[Branch.hashesLength(children)];
        int rank = 0;
        for (int rest = present; rest != 0; rest &= rest - 1) {
            int slot = Integer.numberOfTrailingZeros(rest);
            System.arraycopy(heap, at(Branch.WIDTH + slot), hashes, rank++ * Hash.SIZE, Hash.SIZE);
        }
        if (children >= Branch.DENSE) {
            System.arraycopy(heap, at(2), hashes, Branch.heapAt(children, 2), (Branch.WIDTH - 2) * Hash.SIZE);
        }
        return hashes;
    }

    /** Copies the hash at a heap position out. */
    void copy(int position, byte[] out) {
        System.arraycopy(heap, at(position), out, 0, Hash.SIZE);
    }

    Hash hash(int position) {
        byte[] hash = new byte[Hash.SIZE];
        copy(position, hash);
        return Hash.wrap(hash);
    }

    private static int at(int position) {
        return position * Hash.SIZE;
    }
}
