package org.tallystick.ledger.store;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.ledger.contract.Key;

/**
 * A block as it was read from the log ({@code spec/ledger-files.md}, "Frames").
 *
 * @param position where the frame begins in the log
 * @param length its length in bytes
 * @param number the block's number
 * @param firstEntry the index in the log of its first entry
 * @param logRoot the root of the log's tree after this block
 * @param entries its entries, the header last
 * @param changes its changes
 */
record Frame(
        long position,
        int length,
        long number,
        long firstEntry,
        Hash logRoot,
        List<Placed<Bytes>> entries,
        List<Placed<ChangeRecord>> changes) {

    /** What every frame begins with. Its first byte occurs in no UTF-8 text, and so in no entry, key or value. */
    static final int MAGIC = 0xff54424c;

    static final int LENGTH_AT = 4;
    static final int HEADER = 32 + Hash.SIZE;
    static final int CHECKSUM = 4;

    /** The longest frame, in bytes. */
    static final int MAX_LENGTH = 48 << 20;

    /** The shortest frame: a header entry of no bytes. */
    static final int MIN_LENGTH = HEADER + Short.BYTES + CHECKSUM;

    /** Something in a frame, and where it lies in the log ({@link Location}). */
    record Placed<T>(T item, long location) {}

    /** Where the next frame begins. */
    long end() {
        return position + length;
    }

    /** The index in the log of the entry after this block. */
    long nextEntry() {
        return firstEntry + entries.size();
    }

    /** The entry that closes the block. */
    Bytes header() {
        return entries.getLast().item();
    }

    /** The first change of a key by that entry or a later one of the block. */
    Optional<ChangeRecord> changed(Key key, long entry) {
        return changes.stream()
                .map(Placed::item)
                .filter(change -> change.entry() >= entry && change.key().equals(key))
                .findFirst();
    }

    /** The block. @throws MalformedException if an entry is not one */
    Block block() {
        return Block.parse(number, entries.stream().map(Placed::item).toList(), blockChanges());
    }

    /** The changes, as they were before they had a place. */
    List<Change> blockChanges() {
        return changes.stream().map(change -> change(change.item())).toList();
    }

    private Change change(ChangeRecord record) {
        return new Change(record.key(), record.value(), (int) (record.entry() - firstEntry));
    }

    /** The length that a frame claims, or nothing if this is not the beginning of one. */
    static Optional<Integer> claimedLength(byte[] beginning) {
        if (beginning.length < HEADER || ByteBuffer.wrap(beginning).getInt() != MAGIC) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(beginning).getInt(LENGTH_AT);
        return length < MIN_LENGTH || length > MAX_LENGTH ? Optional.empty() : Optional.of(length);
    }

    /** True if these bytes are one frame whose checksum is right. */
    static boolean intact(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.slice(0, bytes.limit() - CHECKSUM));
        return (int) checksum.getValue() == bytes.getInt(bytes.limit() - CHECKSUM);
    }

    /** Reads a frame whose checksum is right. @throws MalformedException if it was not written by this program */
    static Frame read(byte[] bytes, long position) {
        try {
            return new Reader(ByteBuffer.wrap(bytes, 0, bytes.length - CHECKSUM), position).read();
        } catch (BufferUnderflowException e) {
            throw new MalformedException(Fault.TOO_SHORT, "the block's parts are longer than the block");
        }
    }

    private record Reader(ByteBuffer in, long position) {
        Frame read() {
            in.position(LENGTH_AT);
            int length = in.getInt();
            long number = in.getLong();
            long firstEntry = in.getLong();
            int entryCount = in.getInt();
            int changeCount = in.getInt();
            Hash logRoot = Hash.wrap(take(Hash.SIZE));
            MalformedException.unless(entryCount > 0, Fault.TOO_SHORT, "a block has at least its header");
            MalformedException.unless(
                    number >= 0 && firstEntry >= 0 && firstEntry <= Long.MAX_VALUE - entryCount,
                    Fault.FIELD_VALUE,
                    "the numbers of blocks and entries are not negative");
            MalformedException.unless(changeCount >= 0, Fault.FIELD_VALUE, "a negative number of changes");
            List<Placed<Bytes>> entries = entries(entryCount);
            List<Placed<ChangeRecord>> changes = changes(changeCount, firstEntry, entryCount);
            MalformedException.unless(!in.hasRemaining(), Fault.TOO_LONG, "bytes are left over in the block");
            return new Frame(position, length, number, firstEntry, logRoot, entries, changes);
        }

        private List<Placed<Bytes>> entries(int count) {
            List<Placed<Bytes>> entries = new ArrayList<>(Math.min(count, in.remaining()));
            for (int i = 0; i < count; i++) {
                entries.add(value(in.getShort() & 0xffff));
            }
            return entries;
        }

        private List<Placed<ChangeRecord>> changes(int count, long firstEntry, int entryCount) {
            List<Placed<ChangeRecord>> changes = new ArrayList<>(Math.min(count, in.remaining()));
            long last = firstEntry;
            for (int i = 0; i < count; i++) {
                int start = in.position();
                ChangeRecord record = ChangeRecord.read(in);
                MalformedException.unless(
                        record.entry() >= last && record.entry() < firstEntry + entryCount - 1,
                        Fault.FIELD_VALUE,
                        "a change of the header or of another block, or behind one of a later entry");
                last = record.entry();
                changes.add(new Placed<>(record, Location.of(position + start, in.position() - start)));
            }
            return changes;
        }

        private Placed<Bytes> value(int length) {
            long location = Location.of(position + in.position(), length);
            return new Placed<>(Bytes.wrap(take(length)), location);
        }

        private byte[] take(int length) {
            if (length > in.remaining()) {
                throw new BufferUnderflowException();
            }
            byte[] bytes = new byte[length];
            in.get(bytes);
            return bytes;
        }
    }
}
