package org.tallystick.ledger.store;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;

/**
 * Writes blocks as frames of the log ({@code spec/ledger-files.md}, "Frames") and remembers where each entry and each
 * change came to lie. Its buffer is used again for each block.
 */
final class FrameEncoder {
    private static final int FIRST_CAPACITY = 1 << 16;

    private ByteBuffer buffer = ByteBuffer.allocateDirect(FIRST_CAPACITY);
    private long[] entries = new long[0];
    private long[] changes = new long[0];

    /**
     * The frame of a block that will stand at that position.
     *
     * @param links for each change, what was there before it
     * @throws IllegalArgumentException if it is longer than {@link Frame#MAX_LENGTH}
     */
    ByteBuffer encode(Block block, long firstEntry, Hash logRoot, long position, Links links) {
        int length = length(block);
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocateDirect(Integer.highestOneBit(length - 1) << 1);
        }
        buffer.clear();
        putHeader(block, length, firstEntry, logRoot);
        putEntries(block.entries(), position);
        putChanges(block.changes(), firstEntry, position, links);
        putChecksum();
        return buffer.flip();
    }

    /** Where each entry of the last block lies. */
    long[] entryLocations() {
        return entries;
    }

    /** Where each change of the last block lies. */
    long[] changeLocations() {
        return changes;
    }

    private static int length(Block block) {
        long length = Frame.HEADER + Frame.CHECKSUM;
        for (Bytes entry : block.entries()) {
            length += Short.BYTES + entry.size();
        }
        for (Change change : block.changes()) {
            int value = change.value().map(Bytes::size).orElse(0);
            length += ChangeRecord.OVERHEAD + change.key().value().length() + value;
        }
        if (length > Frame.MAX_LENGTH) {
            throw new IllegalArgumentException("a block of " + length + " bytes does not fit into the log; "
                    + Frame.MAX_LENGTH + " is the most: close blocks earlier");
        }
        return (int) length;
    }

    private void putHeader(Block block, int length, long firstEntry, Hash logRoot) {
        buffer.putInt(Frame.MAGIC)
                .putInt(length)
                .putLong(block.number())
                .putLong(firstEntry)
                .putInt(block.entries().size())
                .putInt(block.changes().size())
                .put(logRoot.dangerArray());
    }

    private void putEntries(List<Bytes> all, long position) {
        entries = new long[all.size()];
        for (int i = 0; i < entries.length; i++) {
            Bytes entry = all.get(i);
            buffer.putShort((short) entry.size());
            entries[i] = Location.of(position + buffer.position(), entry.size());
            buffer.put(entry.dangerArray());
        }
    }

    private void putChanges(List<Change> all, long firstEntry, long position, Links links) {
        changes = new long[all.size()];
        for (int i = 0; i < changes.length; i++) {
            Change change = all.get(i);
            long previous = links.previous(i, changes);
            long start = position + buffer.position();
            int length = ChangeRecord.put(buffer, firstEntry + change.entry(), previous, change);
            changes[i] = Location.of(start, length);
        }
    }

    /** The length in the header was a bound: varints took less. The real one is put in before the checksum is taken. */
    private void putChecksum() {
        buffer.putInt(Frame.LENGTH_AT, buffer.position() + Frame.CHECKSUM);
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.duplicate().flip());
        buffer.putInt((int) checksum.getValue());
    }
}
