package org.tallystick.sealing.payload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.OptionalInt;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.payload.ChunkCipher.Part;

/**
 * A reader's side of a release: fetches sealed chunks, opens them and checks each against the commitment on the ledger
 * before a byte of it is passed on. Memory does not grow with the payload. For one thread.
 */
public final class PayloadReader {
    /** How a reading went. */
    public sealed interface Reading {
        /** Everything asked for was passed on, verified. */
        record Whole(long bytes) implements Reading {}

        /** A chunk is not what the commitment says; what came before it was passed on, nothing of it was. */
        record Damaged(int chunk, String why) implements Reading {}

        /** The source ended too early; whole chunks before were passed on. */
        record CutOff(int chunk) implements Reading {}
    }

    private final Manifest manifest;
    private final Layout layout;
    private final ChunkCipher cipher;
    private final MessageDigest sha256;
    private final byte[] sealed = new byte[Layout.SEALED_CHUNK];
    private final byte[] plain = new byte[Layout.CHUNK];
    private final byte[] leaf = new byte[Hash.SIZE];

    /**
     * @param release what the holder sealed to the reader
     * @param commitment the record's, from its proven entry on the ledger: never from the holder
     * @throws MalformedException {@link Fault#PROOF_ROOT} if the release is not that of the committed payload
     */
    public PayloadReader(Release release, Hash commitment, Bulk bulk) {
        this.manifest = release.manifest();
        MalformedException.unless(
                manifest.commitment().equals(commitment),
                Fault.PROOF_ROOT,
                "what was released is not what the ledger holds a commitment to");
        this.layout = manifest.layout();
        this.cipher = new ChunkCipher(bulk, release.key(), release.payload());
        this.sha256 = bulk.sha256();
    }

    /** The payload's size in bytes. */
    public long size() {
        return manifest.size();
    }

    /** Reads everything, and makes sure that nothing follows it. */
    public Reading readAll(SealedSource source, OutputStream out) throws IOException {
        return read(source, 0, size(), out);
    }

    /**
     * Reads the bytes from {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @throws MalformedException {@link Fault#INDEX_OUT_OF_RANGE} if there are no such bytes
     */
    public Reading read(SealedSource source, long from, long to, OutputStream out) throws IOException {
        layout.requireRange(from, to);
        int first = Layout.chunkOf(from);
        int last = Layout.chunkOf(to - 1);
        long end = Layout.sealedOffset(last) + layout.sealedLength(last);
        try (InputStream in = source.open(Layout.sealedOffset(first), end)) {
            for (int chunk = first; chunk <= last; chunk++) {
                int length = layout.sealedLength(chunk);
                if (in.readNBytes(sealed, 0, length) < length) {
                    return new Reading.CutOff(chunk);
                }
                if (!verify(chunk, length)) {
                    return new Reading.Damaged(chunk, "chunk " + chunk + " is not the one that was committed to");
                }
                passOn(chunk, from, to, out);
            }
            return in.read() < 0
                    ? new Reading.Whole(to - from)
                    : new Reading.Damaged(last, "more bytes follow than were asked for");
        }
    }

    private boolean verify(int chunk, int length) {
        Part part = layout.isLast(chunk) ? Part.LAST : Part.CHUNK;
        OptionalInt opened = cipher.open(part, chunk, sealed, length, plain);
        if (opened.isEmpty()) {
            return false;
        }
        Leaves.hash(sha256, plain, opened.getAsInt(), leaf);
        return manifest.leaves().matches(chunk, leaf);
    }

    private void passOn(int chunk, long from, long to, OutputStream out) throws IOException {
        long start = (long) chunk * Layout.CHUNK;
        int skip = (int) Math.max(0, from - start);
        int until = (int) Math.min(layout.length(chunk), to - start);
        out.write(plain, skip, until - skip);
    }
}
