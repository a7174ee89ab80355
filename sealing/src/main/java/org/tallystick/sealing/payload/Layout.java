package org.tallystick.sealing.payload;

import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * How a payload of a given size falls into chunks, plain and sealed. All chunks hold {@link #CHUNK} bytes but the last,
 * which holds 1 to {@link #CHUNK}; sealed each is {@link #TAG} bytes longer, and they follow one another without gaps.
 *
 * @param size the payload's size in bytes, 1 to {@link #MAX_SIZE}
 */
public record Layout(long size) {
    /** Bytes of plaintext in a chunk: 1 MiB. */
    public static final int CHUNK = 1 << 20;

    /** Bytes of AES-GCM's tag. */
    public static final int TAG = 16;

    /** Bytes of a sealed chunk. */
    public static final int SEALED_CHUNK = CHUNK + TAG;

    /** The most chunks, so that the list of their hashes has at most 2 MiB. */
    public static final int MAX_CHUNKS = 1 << 16;

    /** The largest payload: 64 GiB. */
    public static final long MAX_SIZE = (long) MAX_CHUNKS * CHUNK;

    public Layout {
        MalformedException.unless(size >= 1, Fault.TOO_SHORT, "a payload has at least one byte");
        MalformedException.unless(size <= MAX_SIZE, Fault.TOO_LONG, "a payload has at most 64 GiB");
    }

    /** The number of chunks. */
    public int chunks() {
        return (int) ((size + CHUNK - 1) / CHUNK);
    }

    /** True if it is the last chunk. */
    public boolean isLast(int chunk) {
        return chunk == chunks() - 1;
    }

    /** Bytes of plaintext in that chunk. */
    public int length(int chunk) {
        return isLast(chunk) ? (int) (size - (long) chunk * CHUNK) : CHUNK;
    }

    /** Bytes of that chunk when sealed. */
    public int sealedLength(int chunk) {
        return length(chunk) + TAG;
    }

    /** Where that chunk begins among the sealed chunks. */
    public static long sealedOffset(int chunk) {
        return (long) chunk * SEALED_CHUNK;
    }

    /** Bytes of all chunks when sealed. */
    public long sealedSize() {
        return size + (long) chunks() * TAG;
    }

    /** The chunk in which that byte of the plaintext lies. */
    public static int chunkOf(long position) {
        return (int) (position / CHUNK);
    }

    /** The chunk in which that byte of the sealed chunks lies. */
    public static int chunkOfSealed(long position) {
        return (int) (position / SEALED_CHUNK);
    }

    /**
     * Takes a range only if it lies within the payload and is not empty.
     *
     * @throws MalformedException {@link Fault#INDEX_OUT_OF_RANGE}
     */
    public void requireRange(long from, long to) {
        MalformedException.unless(
                from >= 0 && from < to && to <= size,
                Fault.INDEX_OUT_OF_RANGE,
                "a range lies within the payload's " + size + " bytes and is not empty");
    }
}
