package org.tallystick.ledger.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;

/**
 * The beginning of a savepoint's file ({@code spec/ledger-files.md}, "Savepoints"): what it is of, and the number of
 * records in each section.
 *
 * @param counts for each slot of the root: of leaves below it, then of transactions whose hashes begin with its four bits
 */
record SavepointHeader(long block, long position, long size, Hash header, Hash stateRoot, List<Long> counts) {
    /** The length of a transaction's record in bytes. */
    static final int TRANSACTION = 2 * Long.BYTES;

    /** The length of the checksum behind the header and behind each section. */
    static final int CHECKSUM = Integer.BYTES;

    /** The number of sections. */
    static final int SECTIONS = 2 * Branch.WIDTH;

    /** More records than any section has: where sections begin is still within a {@code long}. */
    private static final long MAX_COUNT = 1L << 40;

    private static final byte[] MAGIC = "TALLYSAV".getBytes(StandardCharsets.US_ASCII);

    /** The length of this header in bytes. */
    static final int LENGTH = MAGIC.length + Integer.BYTES + (3 + SECTIONS) * Long.BYTES + 2 * Hash.SIZE + CHECKSUM;

    SavepointHeader {
        counts = List.copyOf(counts);
        MalformedException.unless(
                counts.stream().allMatch(count -> count >= 0 && count <= MAX_COUNT),
                Fault.FIELD_VALUE,
                "no section of a savepoint has so many records");
    }

    static SavepointHeader of(Savepoint savepoint, List<Long> counts) {
        return new SavepointHeader(
                savepoint.block(),
                savepoint.position(),
                savepoint.size(),
                savepoint.header(),
                savepoint.state().hash(),
                counts);
    }

    ByteBuffer encode() {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH)
                .put(MAGIC)
                .putInt(StoreDirectory.FORMAT)
                .putLong(block)
                .putLong(position)
                .putLong(size)
                .put(header.dangerArray())
                .put(stateRoot.dangerArray());
        for (long count : counts) {
            bytes.putLong(count);
        }
        return bytes.putInt(checksum(bytes.array(), LENGTH - CHECKSUM)).flip();
    }

    /** @throws MalformedException unless the bytes are a header of this format, undamaged */
    static SavepointHeader read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(requireIntact(bytes, LENGTH));
        byte[] magic = new byte[MAGIC.length];
        in.get(magic);
        MalformedException.unless(
                Arrays.equals(magic, MAGIC) && in.getInt() == StoreDirectory.FORMAT,
                Fault.FIELD_VALUE,
                "not a savepoint of this format");
        long block = in.getLong();
        long position = in.getLong();
        long size = in.getLong();
        Hash header = hash(in);
        Hash stateRoot = hash(in);
        List<Long> counts = Stream.generate(in::getLong).limit(SECTIONS).toList();
        return new SavepointHeader(block, position, size, header, stateRoot, counts);
    }

    /** Where each section begins in the file, and behind the last one. */
    long[] starts() {
        long[] starts = new long[SECTIONS + 1];
        starts[0] = LENGTH;
        for (int i = 0; i < SECTIONS; i++) {
            int record = i % 2 == 0 ? TreeLoader.RECORD : TRANSACTION;
            starts[i + 1] = starts[i] + counts.get(i) * record + CHECKSUM;
        }
        return starts;
    }

    /** @throws MalformedException unless there are that many bytes, and the last four are the others' checksum */
    static byte[] requireIntact(byte[] bytes, int length) {
        boolean intact = bytes.length == length
                && ByteBuffer.wrap(bytes).getInt(length - CHECKSUM) == checksum(bytes, length - CHECKSUM);
        MalformedException.unless(intact, Fault.FIELD_VALUE, "the savepoint is damaged");
        return bytes;
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    private static Hash hash(ByteBuffer in) {
        byte[] hash = new byte[Hash.SIZE];
        in.get(hash);
        return Hash.wrap(hash);
    }
}
