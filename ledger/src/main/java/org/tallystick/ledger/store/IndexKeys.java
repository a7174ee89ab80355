package org.tallystick.ledger.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tallystick.formats.Hash;

/**
 * The keys of the index. {@code k} and a key of the state: it has, or had, a value. {@code d} and the hash of a key: the
 * location of its last deletion. {@code m}, a kind of key, a member and an entry: what entries of that member, from that one on,
 * made of that kind. {@code p}: the last block.
 */
final class IndexKeys {
    /** Where the index says how far it has come. */
    static final byte[] POSITION = {'p'};

    static final byte[] GRAVES = {'d'};
    static final byte[] GRAVES_END = {'e'};

    static final byte[] ROWS = {'m'};
    static final byte[] ROWS_END = {'n'};

    private IndexKeys() {}

    /** The key, and the beginning of all keys that begin so. */
    static byte[] key(String key) {
        byte[] text = key.getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[1 + text.length];
        bytes[0] = 'k';
        System.arraycopy(text, 0, bytes, 1, text.length);
        return bytes;
    }

    /** Behind all keys that begin so: no key has a character above {@code ~}. */
    static byte[] prefixEnd(String prefix) {
        return key(prefix + '\u007f');
    }

    /** Behind that key, and before every key after it. */
    static byte[] behind(String key) {
        return key(key + '\u0001');
    }

    static String keyOf(byte[] bytes) {
        return new String(bytes, 1, bytes.length - 1, StandardCharsets.US_ASCII);
    }

    static byte[] grave(Hash keyHash) {
        return ByteBuffer.allocate(1 + Hash.SIZE)
                .put(GRAVES)
                .put(keyHash.dangerArray())
                .array();
    }

    static Hash graveOf(byte[] bytes) {
        return Hash.wrap(Arrays.copyOfRange(bytes, 1, bytes.length));
    }

    /** A piece of a row. What it is of is closed by zeros, which occur in no key and no name. */
    static byte[] row(MadeRows.Row row, long firstEntry) {
        byte[] kind = row.kind().getBytes(StandardCharsets.US_ASCII);
        byte[] member = row.member().value().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(ROWS.length + kind.length + 1 + member.length + 1 + Long.BYTES)
                .put(ROWS)
                .put(kind)
                .put((byte) 0)
                .put(member)
                .put((byte) 0)
                .putLong(firstEntry)
                .array();
    }

    static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    static long number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    static byte[] reached(long block, Hash header) {
        return ByteBuffer.allocate(Long.BYTES + Hash.SIZE)
                .putLong(block)
                .put(header.dangerArray())
                .array();
    }

    static Index.Reached reached(byte[] bytes) {
        return new Index.Reached(number(bytes), Hash.wrap(Arrays.copyOfRange(bytes, Long.BYTES, bytes.length)));
    }
}
