package org.tallystick.formats.merkle;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;

/**
 * Roots and proofs of a log's tree, computed from the hashes of its complete subtrees (RFC 6962, section 2.1). Every
 * function is a pure one of what the reader returns and may be called from any thread.
 */
public final class MerkleTree {
    /** The root of the tree without leaves: SHA-256 of nothing. */
    public static final Hash EMPTY_ROOT = Hash.of();

    private MerkleTree() {}

    /** The hash of a leaf. Whoever hashes many keeps a {@link TreeHasher}. */
    public static Hash leafHash(Bytes entry) {
        return new TreeHasher().leaf(entry);
    }

    /** The root of the first {@code size} leaves. */
    public static Hash root(HashReader hashes, long size) {
        return CompactRange.of(hashes, size).root();
    }

    /**
     * The proof that a leaf is in the tree of the first {@code size} leaves.
     *
     * @throws MalformedException {@link Fault#INDEX_OUT_OF_RANGE} unless {@code 0 <= index < size}
     */
    public static InclusionProof inclusion(HashReader hashes, long index, long size) {
        MalformedException.unless(
                index >= 0 && index < size, Fault.INDEX_OUT_OF_RANGE, "no leaf " + index + " in a tree of " + size);
        List<Hash> path = new ArrayList<>();
        inclusionPath(new Range(hashes), index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    /**
     * The proof that the tree of {@code to} leaves begins with the tree of {@code from} leaves.
     *
     * @throws MalformedException {@link Fault#INDEX_OUT_OF_RANGE} unless {@code 0 <= from <= to}
     */
    public static ConsistencyProof consistency(HashReader hashes, long from, long to) {
        MalformedException.unless(
                from >= 0 && from <= to, Fault.INDEX_OUT_OF_RANGE, "no tree of " + from + " within one of " + to);
        List<Hash> path = new ArrayList<>();
        if (from > 0) {
            consistencyPath(new Range(hashes), from, 0, to, true, path);
        }
        return new ConsistencyProof(from, to, path);
    }

    /** RFC 6962, section 2.1.1: PATH(m, D[start:end]). */
    private static void inclusionPath(Range range, long index, long start, long end, List<Hash> path) {
        if (end - start == 1) {
            return;
        }
        long middle = start + split(end - start);
        if (index < middle) {
            inclusionPath(range, index, start, middle, path);
            path.add(range.hash(middle, end));
        } else {
            inclusionPath(range, index, middle, end, path);
            path.add(range.hash(start, middle));
        }
    }

    /** RFC 6962, section 2.1.2: SUBPROOF(m, D[start:end], b), with m counted from the tree's first leaf. */
    private static void consistencyPath(Range range, long m, long start, long end, boolean whole, List<Hash> path) {
        if (m == end) {
            if (!whole) {
                path.add(range.hash(start, end));
            }
            return;
        }
        long middle = start + split(end - start);
        if (m <= middle) {
            consistencyPath(range, m, start, middle, whole, path);
            path.add(range.hash(middle, end));
        } else {
            consistencyPath(range, m, middle, end, false, path);
            path.add(range.hash(start, middle));
        }
    }

    /** The largest power of two that is smaller than n. */
    private static long split(long n) {
        return Long.highestOneBit(n - 1);
    }

    /** MTH(D[start:end]) for the ranges that occur in proofs: start is a multiple of the power of two that covers them. */
    private record Range(HashReader hashes, TreeHasher hasher) {
        Range(HashReader hashes) {
            this(hashes, new TreeHasher());
        }

        Hash hash(long start, long end) {
            long size = end - start;
            if (Long.bitCount(size) == 1) {
                int level = Long.numberOfTrailingZeros(size);
                return hashes.node(level, start >>> level);
            }
            long middle = start + split(size);
            return hasher.node(hash(start, middle), hash(middle, end));
        }
    }
}
