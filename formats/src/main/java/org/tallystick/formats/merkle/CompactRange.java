package org.tallystick.formats.merkle;

import java.util.Arrays;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;

/**
 * The right edge of a growing tree: the roots of the complete subtrees that it consists of, one for each bit of its size.
 * Appending a leaf costs two hashes on average and one at least; the root costs one for each further bit. One instance
 * belongs to one thread.
 */
public final class CompactRange {
    private static final NodeSink NOWHERE = (level, index, hash) -> {};

    private final TreeHasher hasher = new TreeHasher();
    /** The subtree's root at each height at which the size has a bit; the others are left over and unused. */
    private final Hash[] edge = new Hash[Long.SIZE];

    private long size;

    /** A tree without leaves. */
    public CompactRange() {
        Arrays.fill(edge, Hash.ZERO);
    }

    /** The edge of the tree of the first {@code size} leaves. @throws MalformedException {@link Fault#INDEX_OUT_OF_RANGE} */
    public static CompactRange of(HashReader hashes, long size) {
        MalformedException.unless(size >= 0, Fault.INDEX_OUT_OF_RANGE, "a tree has no negative size");
        CompactRange range = new CompactRange();
        range.size = size;
        for (long rest = size; rest != 0; rest &= rest - 1) {
            int level = Long.numberOfTrailingZeros(rest);
            // The subtree of that height ends where the lower bits begin: its index is the bits above, minus one.
            range.edge[level] = hashes.node(level, (size >>> level) - 1);
        }
        return range;
    }

    /** An independent copy, for trying out what a block would give. */
    public CompactRange copy() {
        CompactRange copy = new CompactRange();
        copy.size = size;
        System.arraycopy(edge, 0, copy.edge, 0, edge.length);
        return copy;
    }

    /** The number of leaves. */
    public long size() {
        return size;
    }

    /** Appends a leaf by its hash. */
    public void append(Hash leaf) {
        append(leaf, NOWHERE);
    }

    /** Appends a leaf by its hash and hands each subtree that it completes to the sink, the leaf itself first. */
    public void append(Hash leaf, NodeSink sink) {
        Hash hash = leaf;
        int level = 0;
        sink.node(0, size, hash);
        for (; ((size >>> level) & 1) == 1; level++) {
            hash = hasher.node(edge[level], hash);
            sink.node(level + 1, size >>> (level + 1), hash);
        }
        edge[level] = hash;
        size++;
    }

    /** The root of the tree. */
    public Hash root() {
        if (size == 0) {
            return MerkleTree.EMPTY_ROOT;
        }
        int level = Long.numberOfTrailingZeros(size);
        Hash hash = edge[level];
        for (long rest = size & (size - 1); rest != 0; rest &= rest - 1) {
            hash = hasher.node(edge[Long.numberOfTrailingZeros(rest)], hash);
        }
        return hash;
    }
}
