package org.tallystick.ledger.store;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.ledger.contract.Key;

/**
 * A change as it stands in the log ({@code spec/ledger-files.md}, "Changes"): one version of one key, with a link to the
 * version before it.
 *
 * @param entry the index in the log of the entry that made it
 * @param previous the location of the key's version before, 0 if this is the first
 * @param key the key
 * @param value its value, or nothing if the entry deleted it
 */
record ChangeRecord(long entry, long previous, Key key, Optional<Bytes> value) {
    /** The most bytes beside key and value. */
    static final int OVERHEAD = 3 * Varint.MAX_BYTES + 1 + Integer.BYTES;

    /** Writes one; returns its length. */
    static int put(ByteBuffer out, long entry, long previous, Change change) {
        int start = out.position();
        Varint.put(out, entry);
        Varint.put(out, previous);
        byte[] key = change.key().value().getBytes(StandardCharsets.US_ASCII);
        out.put((byte) key.length).put(key);
        if (change.value().isPresent()) {
            Bytes value = change.value().get();
            Varint.put(out, value.size() + 1L);
            out.put(value.dangerArray());
        } else {
            Varint.put(out, 0);
        }
        out.putInt(checksum(out, start, out.position()));
        return out.position() - start;
    }

    /** Reads the record that begins where the buffer stands. @throws MalformedException unless it is whole and intact */
    static ChangeRecord read(ByteBuffer in) {
        int start = in.position();
        try {
            long entry = Varint.get(in);
            long previous = Varint.get(in);
            Key key = new Key(new String(take(in, in.get() & 0xff), StandardCharsets.US_ASCII));
            int size = Varint.get(in, Change.MAX_VALUE + 1);
            Optional<Bytes> value = size == 0 ? Optional.empty() : Optional.of(Bytes.wrap(take(in, size - 1)));
            int end = in.position();
            MalformedException.unless(
                    in.getInt() == checksum(in, start, end), Fault.FIELD_VALUE, "a change's checksum is wrong");
            return new ChangeRecord(entry, previous, key, value);
        } catch (BufferUnderflowException e) {
            throw new MalformedException(Fault.TOO_SHORT, "a change ends before its end");
        }
    }

    private static byte[] take(ByteBuffer in, int length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static int checksum(ByteBuffer bytes, int from, int to) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.slice(from, to - from));
        return (int) checksum.getValue();
    }
}
