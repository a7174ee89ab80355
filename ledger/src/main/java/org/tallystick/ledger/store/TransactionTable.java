package org.tallystick.ledger.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.TransactionId;

/**
 * From a transaction's identifier to the index of its entry, in memory: 64 bits of the identifier's hash and the index, in
 * tables with open addressing. Two identifiers may share those bits, so a hit must be confirmed. One thread puts, any may
 * read meanwhile; nothing is ever taken out.
 */
final class TransactionTable {
    private static final int PARTS = 256;
    private static final int FIRST_SLOTS = 16;
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);

    private final Part[] parts = new Part[PARTS];

    TransactionTable() {
        for (int i = 0; i < PARTS; i++) {
            parts[i] = new Part();
        }
    }

    /** What the table holds of one transaction. */
    record Slot(long tag, long entry) {}

    static long tag(TransactionId id) {
        byte[] hash = Hash.of(id.toString().getBytes(StandardCharsets.US_ASCII)).dangerArray();
        return ByteBuffer.wrap(hash).getLong();
    }

    void put(long tag, long entry) {
        part(tag).put(tag, entry);
    }

    /** The first entry that {@code confirm} has something for, among those with that tag. */
    <T> Optional<T> find(long tag, LongFunction<Optional<T>> confirm) {
        return part(tag).find(tag, confirm);
    }

    /** What was put before the call, and perhaps more, of one of 16 parts: the tags with these four first bits. */
    Iterable<Slot> slots(int firstBits) {
        return () -> Arrays.stream(parts, firstBits << 4, (firstBits + 1) << 4)
                .flatMap(Part::slots)
                .iterator();
    }

    private Part part(long tag) {
        return parts[(int) (tag >>> 56)];
    }

    /** Pairs of tag and entry plus one, so that 0 is an empty slot; the entry is written last. */
    private static final class Part {
        private volatile long[] slots = new long[2 * FIRST_SLOTS];
        private int used;

        void put(long tag, long entry) {
            if (used >= slots.length / 4) {
                grow();
            }
            insert(slots, tag, entry);
            used++;
        }

        <T> Optional<T> find(long tag, LongFunction<Optional<T>> confirm) {
            long[] now = slots;
            for (int at = home(now, tag); ; at = next(now, at)) {
                long entry = (long) SLOT.getAcquire(now, at + 1);
                if (entry == 0) {
                    return Optional.empty();
                }
                if (now[at] == tag) {
                    Optional<T> confirmed = confirm.apply(entry - 1);
                    if (confirmed.isPresent()) {
                        return confirmed;
                    }
                }
            }
        }

        Stream<Slot> slots() {
            long[] now = slots;
            return IntStream.range(0, now.length / 2)
                    .map(i -> 2 * i)
                    .filter(at -> (long) SLOT.getAcquire(now, at + 1) != 0)
                    .mapToObj(at -> new Slot(now[at], now[at + 1] - 1));
        }

        private void grow() {
            long[] larger = new long[2 * slots.length];
            slots().forEach(slot -> insert(larger, slot.tag(), slot.entry()));
            slots = larger;
        }

        private static void insert(long[] slots, long tag, long entry) {
            int at = home(slots, tag);
            while (slots[at + 1] != 0) {
                at = next(slots, at);
            }
            slots[at] = tag;
            SLOT.setRelease(slots, at + 1, entry + 1);
        }

        private static int home(long[] slots, long tag) {
            return (int) tag & (slots.length - 2);
        }

        private static int next(long[] slots, int at) {
            return (at + 2) & (slots.length - 2);
        }
    }
}
