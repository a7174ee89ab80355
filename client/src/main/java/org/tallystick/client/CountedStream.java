package org.tallystick.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on its way, that tells how far it is. */
final class CountedStream extends FilterInputStream {
    private final long size;
    private final Progress progress;
    private long done;

    private CountedStream(InputStream in, long size, Progress progress) {
        super(in);
        this.size = size;
        this.progress = progress;
    }

    static InputStream open(Path file, long size, Progress progress) {
        try {
            return new CountedStream(Files.newInputStream(file), size, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int more) {
        done += more;
        progress.at(done, size);
    }
}
