package org.tallystick.engine.cometbft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Remembers at which height of CometBFT's our last block was committed: what CometBFT asks first when it starts. The file has two
 * slots, written in turn, each with a checksum, so that one of them holds whenever the machine stops. It is not synced: an older
 * height only makes CometBFT replay more, and blocks that the ledger has already are known by their numbers.
 */
final class Heights implements AutoCloseable {
    /**
     * How far the ledger has come.
     *
     * @param height of CometBFT's, 0 before the first
     * @param block of ours that was decided there
     */
    record Reached(long height, long block) {
        static final Reached NOTHING = new Reached(0, 0);
    }

    /** Height and block (8 bytes each) and their CRC-32C (8 bytes); the rest is zero. */
    private static final int SLOT = 64;

    private final FileChannel channel;
    private Reached last = Reached.NOTHING;
    private int nextSlot;

    private Heights(FileChannel channel) throws IOException {
        this.channel = channel;
        for (int slot = 0; slot < 2; slot++) {
            Optional<Reached> found = read(slot);
            if (found.isPresent() && found.get().height() > last.height()) {
                last = found.get();
                nextSlot = 1 - slot;
            }
        }
    }

    static Heights open(Path file) throws IOException {
        return new Heights(
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    Reached last() {
        return last;
    }

    void reached(Reached next) {
        ByteBuffer slot = ByteBuffer.allocate(SLOT).putLong(next.height()).putLong(next.block());
        slot.putLong(checksum(slot.array())).clear();
        try {
            for (long position = (long) nextSlot * SLOT; slot.hasRemaining(); ) {
                position += channel.write(slot, position);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the height that the ledger has reached cannot be written", e);
        }
        last = next;
        nextSlot = 1 - nextSlot;
    }

    private Optional<Reached> read(int slot) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SLOT);
        while (bytes.hasRemaining() && channel.read(bytes, (long) slot * SLOT + bytes.position()) > 0) {}
        return bytes.hasRemaining() || bytes.getLong(2 * Long.BYTES) != checksum(bytes.array())
                ? Optional.empty()
                : Optional.of(new Reached(bytes.getLong(0), bytes.getLong(Long.BYTES)));
    }

    private static long checksum(byte[] slot) {
        CRC32C crc = new CRC32C();
        crc.update(slot, 0, 2 * Long.BYTES);
        return crc.getValue() + 1; // so that zeroes are no slot
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
