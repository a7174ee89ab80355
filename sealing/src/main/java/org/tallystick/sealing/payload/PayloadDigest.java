package org.tallystick.sealing.payload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.sealing.Bulk;

/**
 * Makes the manifest of a payload while its plaintext passes by, chunk by chunk. What it keeps grows by 32 bytes for each
 * MiB. For one thread.
 */
public final class PayloadDigest {
    private final MessageDigest sha256;
    private final byte[] leaf = new byte[Hash.SIZE];
    private final ByteArrayOutputStream leaves = new ByteArrayOutputStream();
    private long size;

    public PayloadDigest(Bulk bulk) {
        this.sha256 = bulk.sha256();
    }

    /** The manifest of everything the stream yields. */
    public static Manifest of(InputStream plaintext, Salt salt, Bulk bulk) throws IOException {
        PayloadDigest digest = new PayloadDigest(bulk);
        digest.addAll(plaintext);
        return digest.manifest(salt);
    }

    /** Takes in everything the stream yields, which must begin at a chunk. */
    public void addAll(InputStream plaintext) throws IOException {
        byte[] buffer = new byte[Layout.CHUNK];
        for (int length = fill(plaintext, buffer); length > 0; length = fill(plaintext, buffer)) {
            add(buffer, length);
        }
    }

    /** Takes in the next chunk: {@link Layout#CHUNK} bytes of the buffer, or fewer for the last. */
    public void add(byte[] buffer, int length) {
        MalformedException.unless(size % Layout.CHUNK == 0, Fault.TOO_LONG, "only the last chunk is short");
        MalformedException.unless(size + length <= Layout.MAX_SIZE, Fault.TOO_LONG, "a payload has at most 64 GiB");
        Leaves.hash(sha256, buffer, length, leaf);
        leaves.writeBytes(leaf);
        size += length;
    }

    /** How many bytes have passed. */
    public long size() {
        return size;
    }

    /** The manifest of what has passed. @throws MalformedException {@link Fault#TOO_SHORT} if that was nothing */
    public Manifest manifest(Salt salt) {
        MalformedException.unless(size > 0, Fault.TOO_SHORT, "a payload has at least one byte");
        return new Manifest(size, salt, Leaves.of(Bytes.wrap(leaves.toByteArray())));
    }

    /** Fills the buffer from the stream; fewer bytes than it holds mean that the stream has ended. */
    private static int fill(InputStream in, byte[] buffer) throws IOException {
        return in.readNBytes(buffer, 0, buffer.length);
    }
}
