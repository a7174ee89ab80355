package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Records of one width in a row, in a derived file. Appended by one thread and read by many; synced only when a checkpoint
 * asks for it.
 */
final class FlatFile implements AutoCloseable {
    private final Path path;
    private final int width;
    private final FileChannel out;
    private final ReadFile in;
    private long count;

    FlatFile(Path path, int width) throws IOException {
        this.path = path;
        this.width = width;
        this.out = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        this.in = new ReadFile(path);
        this.count = out.size() / width;
    }

    /** The number of records. */
    long count() {
        return count;
    }

    /** Writes whole records behind the last one. */
    void append(ByteBuffer records) {
        long added = records.remaining() / width;
        try {
            long position = count * width;
            while (records.hasRemaining()) {
                position += out.write(records, position);
            }
        } catch (IOException e) {
            throw StoreFailure.of(e, "Writing " + path);
        }
        count += added;
    }

    /** Records in a row, in one array; fewer where the file ends. */
    byte[] read(long index, int records) {
        return in.read(index * width, records * width);
    }

    /** Keeps the first records only. */
    void truncate(long records) {
        try {
            out.truncate(records * width);
        } catch (IOException e) {
            throw StoreFailure.of(e, "Cutting " + path);
        }
        count = Math.min(count, records);
    }

    void force() throws IOException {
        out.force(false);
    }

    @Override
    public void close() {
        try (in) {
            out.close();
        } catch (IOException e) {
            throw StoreFailure.of(e, "Closing " + path);
        }
    }
}
