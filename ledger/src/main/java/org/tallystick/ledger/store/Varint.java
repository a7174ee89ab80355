package org.tallystick.ledger.store;

import java.nio.ByteBuffer;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/** Unsigned LEB128: seven bits a byte, the low ones first, the highest bit set on all but the last. Shortest form only. */
final class Varint {
    /** The most bytes that one takes: 63 bits. */
    static final int MAX_BYTES = 9;

    private Varint() {}

    static void put(ByteBuffer out, long value) {
        long rest = value;
        while (rest >= 0x80) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    /** @throws MalformedException {@link Fault#TOO_LONG} beyond nine bytes or with a needless last byte */
    static long get(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 7 * MAX_BYTES; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                MalformedException.unless(
                        next != 0 || shift == 0, Fault.TOO_LONG, "a number is not in its shortest form");
                return value;
            }
        }
        throw new MalformedException(Fault.TOO_LONG, "a number has more than nine bytes");
    }

    /** @throws MalformedException also if the number is larger than {@code max} */
    static int get(ByteBuffer in, int max) {
        long value = get(in);
        MalformedException.unless(value <= max, Fault.TOO_LONG, "a number is larger than it can be there");
        return (int) value;
    }
}
