package org.tallystick.api.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.api.wire.Guard;

/**
 * A document on its way in. It takes memory as its bytes come, never for those that are only announced, and beyond a few KiB
 * out of a room that all clients share, until it is closed. The few are bounded by the number of connections, so that small
 * documents come through however full the room is.
 */
final class Arrival implements AutoCloseable {
    /** Most documents are smaller than this. */
    private static final int WITHOUT_ASKING = 16 << 10;

    private final long length;
    private final Guard guard;
    private long held;

    Arrival(long length, Guard guard) {
        this.length = length;
        this.guard = guard;
    }

    /** Reads all of it. What is refused midway is left open, since closing would wait for more of it. */
    byte[] read(InputStream in) {
        byte[] bytes = new byte[(int) Math.min(length, WITHOUT_ASKING)];
        int read = 0;
        try {
            while (read < length) {
                bytes = read == bytes.length ? grown(bytes) : bytes;
                int more = in.read(bytes, read, bytes.length - read);
                ProblemException.unless(more > 0, Code.BAD_BODY, "the body ended before its Content-Length");
                ProblemException.unless(!guard.documentTooSlow(), Code.TOO_SLOW, "the body took too long to come");
                read += more;
            }
            in.close();
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At most twice what has come. */
    private byte[] grown(byte[] full) {
        int next = Math.toIntExact(Math.min(length, 2L * full.length));
        long more = (long) next - (held == 0 ? 0 : full.length);
        ProblemException.unless(
                guard.client().mayHold(more),
                Code.BUSY,
                "the documents that are being sent take all the room there is");
        held += more;
        return Arrays.copyOf(full, next);
    }

    @Override
    public void close() {
        guard.client().letGo(held);
        held = 0;
    }
}
