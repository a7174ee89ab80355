package org.tallystick.ledger.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * What one block adds to the index, as the bytes of one RocksDB write batch: a block then costs one call into native code.
 * The form is RocksDB's own (write_batch.cc): a sequence number of 8 bytes, a count of 4, then records of a tag, key and
 * value, numbers little-endian and lengths as varints. Records are in the order of their keys, which a memtable takes much
 * faster.
 */
final class IndexBatch {
    private static final int HEADER = Long.BYTES + Integer.BYTES;
    private static final byte PUT = 1;

    private final List<Put> puts = new ArrayList<>();

    private static final class Put implements Comparable<Put> {
        private final byte[] key;
        private final byte[] value;

        Put(byte[] key, byte[] value) {
            this.key = key;
            this.value = value;
        }

        @Override
        public int compareTo(Put that) {
            return Arrays.compareUnsigned(key, that.key);
        }

        int room() {
            return 1 + 2 * Varint.MAX_BYTES + key.length + value.length;
        }
    }

    void put(byte[] key, byte[] value) {
        puts.add(new Put(key, value));
    }

    /** The batch for RocksDB; whoever takes it closes it. This one is empty afterwards. */
    WriteBatch take() throws RocksDBException {
        puts.sort(null);
        int room = HEADER + puts.stream().mapToInt(Put::room).sum();
        ByteBuffer bytes = ByteBuffer.allocate(room).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(0).putInt(puts.size());
        for (Put put : puts) {
            bytes.put(PUT);
            Varint.put(bytes, put.key.length);
            bytes.put(put.key);
            Varint.put(bytes, put.value.length);
            bytes.put(put.value);
        }
        puts.clear();
        return new WriteBatch(Arrays.copyOf(bytes.array(), bytes.position()));
    }
}
