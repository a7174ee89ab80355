package org.tallystick.client;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A file being written, that tells how far it is. */
final class CountedOutput extends FilterOutputStream {
    private final long size;
    private final Progress progress;
    private long done;

    CountedOutput(OutputStream out, long size, Progress progress) {
        super(out);
        this.size = size;
        this.progress = progress;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        done += length;
        progress.at(done, size);
    }
}
