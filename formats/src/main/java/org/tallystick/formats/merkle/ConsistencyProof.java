package org.tallystick.formats.merkle;

import java.util.List;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;

/**
 * Shows that a tree was only appended to (RFC 6962, section 2.1.2). Between equal sizes the path is empty. From the
 * empty tree it is empty too, as witnesses are sent it, and proves nothing.
 *
 * @param from the number of leaves of the older tree
 * @param to the number of leaves of the newer tree
 * @param path the hashes, in RFC 6962's order
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether this proves that the tree with the newer root begins with the tree with the older one. */
    public ProofVerdict verify(Hash fromRoot, Hash toRoot) {
        if (from < 0 || from > to) {
            return new ProofVerdict.Invalid(
                    Fault.INDEX_OUT_OF_RANGE, "a tree of " + to + " cannot extend one of " + from);
        }
        if (from == 0 && to > 0) {
            return new ProofVerdict.Invalid(
                    Fault.INDEX_OUT_OF_RANGE, "every tree extends the empty one: there is nothing to prove");
        }
        int expected = length();
        if (path.size() != expected) {
            return new ProofVerdict.Invalid(
                    Fault.PROOF_LENGTH, "the path has " + path.size() + " hashes instead of " + expected);
        }
        if (from == to) {
            return ProofVerdict.ofRoot(fromRoot.equals(toRoot), "two roots for one size");
        }
        return climb(fromRoot, toRoot);
    }

    /** The number of hashes that such a path has. */
    private int length() {
        if (from == 0 || from == to) {
            return 0;
        }
        int shift = Long.numberOfTrailingZeros(from);
        return InclusionProof.length(from - 1, to) - shift + (from == 1L << shift ? 0 : 1);
    }

    /** Rebuilds both roots from the path; the method of RFC 9162, section 2.1.4.2. */
    private ProofVerdict climb(Hash fromRoot, Hash toRoot) {
        TreeHasher hasher = new TreeHasher();
        int shift = Long.numberOfTrailingZeros(from);
        boolean startsWithRoot = from == 1L << shift;
        Hash older = startsWithRoot ? fromRoot : path.getFirst();
        Hash newer = older;
        long node = (from - 1) >>> shift;
        long last = (to - 1) >>> shift;
        for (Hash sibling : path.subList(startsWithRoot ? 0 : 1, path.size())) {
            if ((node & 1) == 1 || node == last) {
                older = hasher.node(sibling, older);
                newer = hasher.node(sibling, newer);
                int rise = Long.numberOfTrailingZeros(node);
                node >>>= rise;
                last >>>= rise;
            } else {
                newer = hasher.node(newer, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        if (!older.equals(fromRoot)) {
            return ProofVerdict.ofRoot(false, "the path leads to another root than the older tree's");
        }
        return ProofVerdict.ofRoot(newer.equals(toRoot), "the path leads to another root than the newer tree's");
    }
}
