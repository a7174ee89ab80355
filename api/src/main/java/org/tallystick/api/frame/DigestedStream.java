package org.tallystick.api.frame;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.api.wire.Guard;
import org.tallystick.formats.Hash;

/** An upload whose last byte is handed out only if its bytes have the digest that the token vouches for, and came fast enough. */
final class DigestedStream extends FilterInputStream {
    private final MessageDigest sha256 = Hash.sha256();
    private final Optional<Hash> expected;
    private final Guard guard;
    private long left;

    DigestedStream(InputStream in, long length, Optional<Hash> expected, Guard guard) {
        super(in);
        this.left = length;
        this.expected = expected;
        this.guard = guard;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int read = super.read(buffer, from, length);
        ProblemException.unless(!guard.uploadTooSlow(), Code.TOO_SLOW, "the upload came too slowly");
        if (read > 0) {
            sha256.update(buffer, from, read);
            left -= read;
            if (left == 0) {
                requireDigest();
            }
        }
        return read;
    }

    @Override
    public long skip(long count) {
        throw new UnsupportedOperationException("an upload is read whole");
    }

    /** What is given up midway is left open, for closing would wait for more of it. */
    @Override
    public void close() throws IOException {
        if (left == 0) {
            super.close();
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void requireDigest() {
        Hash actual = Hash.wrap(sha256.digest());
        ProblemException.unless(
                expected.filter(actual::equals).isPresent(),
                Code.TOKEN_WRONG_BODY,
                "bth is not the SHA-256 of the body that came");
    }
}
