package org.tallystick.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.tallystick.sealing.payload.Layout;
import org.tallystick.sealing.payload.PayloadReader;

/**
 * Fetches a released payload. Where the connection breaks off it goes on with the first chunk that is missing, and gives
 * up when nothing more comes however often it asks.
 */
final class Download {
    private static final int PARTIAL = 206;

    private final NodeHttp holder;
    private final String target;
    private final PayloadReader reader;
    private final Pauses pauses;
    private Optional<String> tag = Optional.empty();

    Download(NodeHttp holder, String target, PayloadReader reader, Source source) {
        this.holder = holder;
        this.target = target;
        this.reader = reader;
        this.pauses = new Pauses(source);
    }

    void to(OutputStream out) throws IOException {
        long done = 0;
        int fruitless = 0;
        while (done < reader.size()) {
            long reached = read(done, out);
            fruitless = reached > done ? 0 : fruitless + 1;
            if (reached < reader.size() && !pauses.allow(Math.max(1, fruitless))) {
                throw new UnreachableException(
                        "the holder's answer breaks off again and again, at byte " + reached + " of " + reader.size());
            }
            done = reached;
        }
    }

    /** Reads on from a byte, and says how far it came: to the end, or to the chunk that broke off. */
    private long read(long from, OutputStream out) throws IOException {
        return switch (reader.read((first, _) -> open(first), from, reader.size(), out)) {
            case PayloadReader.Reading.Whole _ -> reader.size();
            case PayloadReader.Reading.CutOff cut -> (long) cut.chunk() * Layout.CHUNK;
            case PayloadReader.Reading.Damaged damaged -> throw new DisagreementException(damaged.why());
        };
    }

    private InputStream open(long from) throws IOException {
        HttpResponse<InputStream> response = holder.stream(target, from, tag);
        if (response.statusCode() != PARTIAL && from > 0) {
            response.body().close();
            throw new DisagreementException("the holder no longer has what it began to send");
        }
        tag = response.headers().firstValue("ETag");
        return new EndingStream(response.body());
    }

    /** A stream that ends where it breaks off. */
    private static final class EndingStream extends FilterInputStream {
        EndingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int at, int length) {
            try {
                return super.read(into, at, length);
            } catch (IOException brokenOff) {
                return -1;
            }
        }
    }
}
