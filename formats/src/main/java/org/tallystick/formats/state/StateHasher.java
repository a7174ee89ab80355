package org.tallystick.formats.state;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.merkle.TreeHasher;

/**
 * The hashes of the state tree ({@code spec/state-tree.md}). A leaf is {@code SHA-256(0x00 || keyHash || valueHash)}, an
 * inner node {@code SHA-256(0x01 || left || right)}. A subtree without leaves is {@link #EMPTY}; a subtree with one leaf is
 * that leaf, whatever its height, and never hashed again. One instance belongs to one thread.
 */
public final class StateHasher {
    /** The hash of a subtree, or a whole tree, without leaves: 32 zero bytes. */
    public static final Hash EMPTY = Hash.ZERO;

    /** The number of bits in a path, and so the greatest depth. */
    public static final int BITS = 8 * Hash.SIZE;

    private final TreeHasher hasher = new TreeHasher();

    /** Where a key lies: SHA-256 of its characters. The first bit, the highest of the first byte, decides at the root. */
    public static Hash keyHash(String key) {
        return Hash.of(Bytes.utf8(key));
    }

    /** SHA-256 of a value. */
    public static Hash valueHash(Bytes value) {
        return Hash.of(value);
    }

    /** True if the path goes right, to the subtree of ones, on the way down from that depth (0 at the root). */
    public static boolean right(Hash keyHash, int depth) {
        return ((keyHash.dangerArray()[depth >>> 3] >>> (7 - (depth & 7))) & 1) == 1;
    }

    /** The number of leading bits that two paths share, 0 to 256. */
    public static int sharedBits(Hash one, Hash other) {
        for (int i = 0; i < Hash.SIZE; i++) {
            int difference = (one.dangerArray()[i] ^ other.dangerArray()[i]) & 0xff;
            if (difference != 0) {
                return 8 * i + Integer.numberOfLeadingZeros(difference) - 24;
            }
        }
        return BITS;
    }

    /** The hash of a leaf. */
    public Hash leaf(Hash keyHash, Hash valueHash) {
        return hasher.leaf(keyHash, valueHash);
    }

    /** The hash of an inner node: of at least two leaves, on whichever side they are. */
    public Hash inner(Hash left, Hash right) {
        return hasher.node(left, right);
    }

    /** As {@link #leaf(Hash, Hash)}, within arrays; the output may overlap the inputs. */
    public void leaf(byte[] key, int keyAt, byte[] value, int valueAt, byte[] out, int outAt) {
        hasher.leaf(key, keyAt, value, valueAt, out, outAt);
    }

    /** As {@link #inner(Hash, Hash)}, within arrays; the output may overlap the inputs. */
    public void inner(byte[] left, int leftAt, byte[] right, int rightAt, byte[] out, int outAt) {
        hasher.node(left, leftAt, right, rightAt, out, outAt);
    }
}
