package org.tallystick.formats.merkle;

import java.security.DigestException;
import java.security.MessageDigest;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;

/**
 * Hashes leaves and pairs as RFC 6962, section 2.1 does: SHA-256 over {@code 0x00 || data} and over {@code 0x01 || left ||
 * right}. One digest is used again and again, so that a pair costs no allocation; one instance belongs to one thread.
 */
public final class TreeHasher {
    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    private final MessageDigest digest = Hash.sha256();
    /** Tag and two hashes in a row: a single update lets the digest read its first block from here. */
    private final byte[] pair = new byte[1 + 2 * Hash.SIZE];

    /** The hash of a leaf. */
    public Hash leaf(Bytes data) {
        digest.update(LEAF);
        digest.update(data.dangerArray());
        return Hash.wrap(digest.digest());
    }

    /** The hash of a leaf that consists of two hashes. */
    public Hash leaf(Hash first, Hash second) {
        return tagged(LEAF, first, second);
    }

    /** The hash of two children. */
    public Hash node(Hash left, Hash right) {
        return tagged(NODE, left, right);
    }

    /**
     * The hash of two children, within arrays: 32 bytes are read at each position and 32 bytes written, which may overlap
     * what was read.
     */
    public void node(byte[] left, int leftAt, byte[] right, int rightAt, byte[] out, int outAt) {
        tagged(NODE, left, leftAt, right, rightAt, out, outAt);
    }

    /** The hash of a leaf that consists of two hashes, within arrays as in {@link #node(byte[], int, byte[], int, byte[], int)}. */
    public void leaf(byte[] first, int firstAt, byte[] second, int secondAt, byte[] out, int outAt) {
        tagged(LEAF, first, firstAt, second, secondAt, out, outAt);
    }

    private Hash tagged(byte tag, Hash first, Hash second) {
        byte[] out = new byte[Hash.SIZE];
        tagged(tag, first.dangerArray(), 0, second.dangerArray(), 0, out, 0);
        return Hash.wrap(out);
    }

    private void tagged(byte tag, byte[] first, int firstAt, byte[] second, int secondAt, byte[] out, int outAt) {
        pair[0] = tag;
        System.arraycopy(first, firstAt, pair, 1, Hash.SIZE);
        System.arraycopy(second, secondAt, pair, 1 + Hash.SIZE, Hash.SIZE);
        digest.update(pair, 0, pair.length);
        try {
            digest.digest(out, outAt, Hash.SIZE);
        } catch (DigestException e) {
            throw new IllegalArgumentException("no room for a hash in the array", e);
        }
    }
}
