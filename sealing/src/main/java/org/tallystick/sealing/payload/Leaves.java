package org.tallystick.sealing.payload;

import java.security.MessageDigest;
import java.util.Arrays;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.merkle.CompactRange;

/**
 * The hashes of a payload's chunks and the tree over them (RFC 6962, section 2.1). They are not salted: whoever has them
 * can try out what a chunk may be, so they go to readers only, sealed.
 */
public final class Leaves {
    private static final byte LEAF = 0;

    private final Bytes hashes;

    private Leaves(Bytes hashes) {
        MalformedException.unless(
                hashes.size() > 0 && hashes.size() % Hash.SIZE == 0, Fault.FIELD_VALUE, "leaf hashes have 32 bytes");
        MalformedException.unless(
                hashes.size() / Hash.SIZE <= Layout.MAX_CHUNKS, Fault.TOO_LONG, "a payload has at most 65,536 chunks");
        this.hashes = hashes;
    }

    /** From the hashes one after another, 32 bytes each. */
    public static Leaves of(Bytes hashes) {
        return new Leaves(hashes);
    }

    /** The hash of a chunk, SHA-256(0x00 || chunk), of which the buffer holds {@code length} bytes. */
    static void hash(MessageDigest sha256, byte[] buffer, int length, byte[] out) {
        sha256.update(LEAF);
        sha256.update(buffer, 0, length);
        System.arraycopy(sha256.digest(), 0, out, 0, Hash.SIZE);
    }

    /** How many chunks there are. */
    public int count() {
        return hashes.size() / Hash.SIZE;
    }

    /** The hashes one after another. */
    public Bytes bytes() {
        return hashes;
    }

    /** True if that is the hash of that chunk. */
    boolean matches(int chunk, byte[] hash) {
        int from = chunk * Hash.SIZE;
        return Arrays.equals(hashes.dangerArray(), from, from + Hash.SIZE, hash, 0, Hash.SIZE);
    }

    /** The root of the tree over all chunks. */
    public Hash root() {
        CompactRange tree = new CompactRange();
        for (int chunk = 0; chunk < count(); chunk++) {
            int from = chunk * Hash.SIZE;
            tree.append(Hash.wrap(hashes.slice(from, from + Hash.SIZE).dangerArray()));
        }
        return tree.root();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Leaves that && hashes.equals(that.hashes);
    }

    @Override
    public int hashCode() {
        return hashes.hashCode();
    }

    @Override
    public String toString() {
        return count() + " leaves";
    }
}
