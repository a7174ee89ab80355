package org.tallystick.formats.merkle;

import java.util.List;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;

/**
 * The path from a leaf to the root (RFC 6962, section 2.1.1), the leaf's sibling first.
 *
 * @param index the leaf's position, from 0
 * @param size the number of leaves of the tree
 * @param path the siblings' hashes from below to above
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether this proves that the leaf with that hash is where it claims, in the tree with that root. */
    public ProofVerdict verify(Hash leaf, Hash root) {
        if (index < 0 || index >= size) {
            return new ProofVerdict.Invalid(
                    Fault.INDEX_OUT_OF_RANGE, "entry " + index + " cannot be in a tree of " + size);
        }
        int expected = length(index, size);
        if (path.size() != expected) {
            return new ProofVerdict.Invalid(
                    Fault.PROOF_LENGTH, "the path has " + path.size() + " hashes instead of " + expected);
        }
        return ProofVerdict.ofRoot(
                rootFor(leaf).equals(root), "the path leads from this entry to another root than the checkpoint's");
    }

    /** The number of hashes that the path to a leaf has; the leaf must be in the tree. */
    public static int length(long index, long size) {
        int inner = innerLength(index, size);
        return inner + Long.bitCount(index >>> inner);
    }

    /** Below this height the siblings lie on either side; above it, all on the left. */
    private static int innerLength(long index, long size) {
        return Long.SIZE - Long.numberOfLeadingZeros(index ^ (size - 1));
    }

    private Hash rootFor(Hash leaf) {
        TreeHasher hasher = new TreeHasher();
        int inner = innerLength(index, size);
        Hash hash = leaf;
        for (int i = 0; i < path.size(); i++) {
            boolean siblingIsRight = i < inner && ((index >>> i) & 1) == 0;
            hash = siblingIsRight ? hasher.node(hash, path.get(i)) : hasher.node(path.get(i), hash);
        }
        return hash;
    }
}
