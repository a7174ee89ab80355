package org.tallystick.ledger.store;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;

/**
 * A key's place in the state tree: the hash of the key, and where in the log its value lies. The hash of the leaf itself
 * stands in the branch above it. There is one of these for every key, so its fields are as small as they can be.
 */
final class Leaf implements Node {
    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    /** Set once, before the leaf is published: the place is known only when the block has been encoded. */
    private long location;

    private volatile @Nullable Bytes cached;

    Leaf(byte[] keyHash, int at, long location) {
        ByteBuffer words = ByteBuffer.wrap(keyHash, at, Hash.SIZE);
        this.first = words.getLong();
        this.second = words.getLong();
        this.third = words.getLong();
        this.fourth = words.getLong();
        this.location = location;
    }

    long location() {
        return location;
    }

    void placeAt(long where) {
        location = where;
    }

    /** The value, if it happens to be in memory. */
    Optional<Bytes> cached() {
        return Optional.ofNullable(cached);
    }

    void cache(Bytes value) {
        cached = value;
    }

    /** Keeps the value in memory no longer. */
    void dropCached() {
        cached = null;
    }

    /** The four bits that decide at that depth, counted in steps of four bits from the root. */
    int slot(int depth) {
        long word = switch (depth >>> 4) {
            case 0 -> first;
            case 1 -> second;
            case 2 -> third;
            default -> fourth;
        };
        return (int) (word >>> (60 - 4 * (depth & 15))) & 15;
    }

    boolean sameKey(Leaf that) {
        return first == that.first && second == that.second && third == that.third && fourth == that.fourth;
    }

    /** By the hash of the key, as unsigned bytes from the left: the order of leaves in the tree. */
    static int compare(Leaf one, Leaf other) {
        if (one.first != other.first) {
            return Long.compareUnsigned(one.first, other.first);
        }
        if (one.second != other.second) {
            return Long.compareUnsigned(one.second, other.second);
        }
        return one.third != other.third
                ? Long.compareUnsigned(one.third, other.third)
                : Long.compareUnsigned(one.fourth, other.fourth);
    }

    void putKeyHash(ByteBuffer out) {
        out.putLong(first).putLong(second).putLong(third).putLong(fourth);
    }

    Hash keyHash() {
        ByteBuffer words = ByteBuffer.allocate(Hash.SIZE);
        putKeyHash(words);
        return Hash.wrap(words.array());
    }
}
