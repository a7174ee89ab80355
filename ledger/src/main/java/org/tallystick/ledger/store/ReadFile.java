package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Reads at positions, from any thread. Interrupting a thread while it reads closes a {@link FileChannel} for everyone; here
 * the file is opened again and the read repeated, so that a cancelled request never disturbs another.
 */
final class ReadFile implements AutoCloseable {
    private final Path path;
    private FileChannel channel;
    private boolean closed;

    ReadFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
    }

    /** The bytes from there on, as many as asked for, or fewer where the file ends. */
    byte[] read(long position, int length) {
        try {
            return readThrough(position, length);
        } catch (IOException e) {
            throw StoreFailure.of(e, "Reading " + path);
        }
    }

    /** The length of the file in bytes. */
    long size() {
        try {
            return current().size();
        } catch (IOException e) {
            throw StoreFailure.of(e, "Reading " + path);
        }
    }

    private byte[] readThrough(long position, int length) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                FileChannel used = current();
                try {
                    return fill(used, position, length);
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                    reopen();
                } catch (ClosedChannelException e) {
                    reopen();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static byte[] fill(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                return Arrays.copyOf(buffer.array(), buffer.position());
            }
        }
        return buffer.array();
    }

    private synchronized FileChannel current() {
        if (closed) {
            throw new StoreFailure(StoreFailure.Problem.CLOSED, "The ledger is closed");
        }
        return channel;
    }

    private synchronized void reopen() throws IOException {
        if (!closed && !channel.isOpen()) {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        channel.close();
    }
}
