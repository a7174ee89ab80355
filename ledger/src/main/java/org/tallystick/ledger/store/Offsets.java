package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tallystick.formats.Bytes;

/**
 * Where each entry and each block lies in the log, in two derived files. A block's record is its position and the index of
 * its first entry.
 */
final class Offsets implements AutoCloseable {
    private static final int BLOCK = 2 * Long.BYTES;

    private final FlatFile entries;
    private final FlatFile blocks;

    private Offsets(FlatFile entries, FlatFile blocks) {
        this.entries = entries;
        this.blocks = blocks;
    }

    static Offsets open(Path folder) {
        try {
            Files.createDirectories(folder);
            return new Offsets(
                    new FlatFile(folder.resolve("entries"), Long.BYTES), new FlatFile(folder.resolve("blocks"), BLOCK));
        } catch (IOException e) {
            throw StoreFailure.of(e, "Opening the offsets in " + folder);
        }
    }

    /** True if both files are there. */
    static boolean exist(Path folder) {
        return Files.exists(folder.resolve("entries")) && Files.exists(folder.resolve("blocks"));
    }

    /** Adds a block: its position, the index of its first entry, and the locations of its entries. */
    void append(long position, long firstEntry, long[] locations) {
        ByteBuffer bytes = ByteBuffer.allocate(locations.length * Long.BYTES);
        bytes.asLongBuffer().put(locations);
        entries.append(bytes);
        blocks.append(
                ByteBuffer.allocate(BLOCK).putLong(position).putLong(firstEntry).flip());
    }

    long entries() {
        return entries.count();
    }

    long blocks() {
        return blocks.count();
    }

    long entry(long index) {
        return number(entries.read(index, 1), 0, Long.BYTES);
    }

    long blockPosition(long number) {
        return number(blocks.read(number, 1), 0, BLOCK);
    }

    long blockFirstEntry(long number) {
        return number(blocks.read(number, 1), Long.BYTES, BLOCK);
    }

    /** True if the files say where this block and its entries lie. */
    boolean have(Frame frame) {
        List<Frame.Placed<Bytes>> placed = frame.entries();
        ByteBuffer there = ByteBuffer.wrap(entries.read(frame.firstEntry(), placed.size()));
        ByteBuffer its = ByteBuffer.wrap(blocks.read(frame.number(), 1));
        return there.remaining() == placed.size() * Long.BYTES
                && placed.stream().allMatch(entry -> there.getLong() == entry.location())
                && its.remaining() == BLOCK
                && its.getLong() == frame.position()
                && its.getLong() == frame.firstEntry();
    }

    /** The number of the block that holds an entry. */
    long blockOf(long entry, long blockCount) {
        long low = 0;
        long high = blockCount - 1;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (blockFirstEntry(middle) <= entry) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    void truncate(long blockCount, long entryCount) {
        blocks.truncate(blockCount);
        entries.truncate(entryCount);
    }

    void force() throws IOException {
        entries.force();
        blocks.force();
    }

    /** A number out of a record that is all there: half of one is what a stopped machine left. */
    private static long number(byte[] record, int at, int width) {
        if (record.length < width) {
            throw new StoreFailure(
                    StoreFailure.Problem.INPUT_OUTPUT,
                    "The files of offsets are too short. Stop the node, delete the folder 'offsets' and start it again:"
                            + " it is rebuilt from the blocks");
        }
        return ByteBuffer.wrap(record).getLong(at);
    }

    @Override
    public void close() {
        try (entries) {
            blocks.close();
        }
    }
}
