package org.tallystick.formats.merkle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;

/** The tree straight from RFC 6962, section 2.1, over leaves in memory: slow, and independent of the code it measures. */
final class ReferenceTree implements HashReader {
    private final List<Hash> leaves = new ArrayList<>();
    private final Map<Long, Hash> known = new HashMap<>();

    static ReferenceTree random(Random random, int size) {
        ReferenceTree tree = new ReferenceTree();
        for (int i = 0; i < size; i++) {
            byte[] entry = new byte[random.nextInt(40)];
            random.nextBytes(entry);
            tree.add(Bytes.wrap(entry));
        }
        return tree;
    }

    void add(Bytes entry) {
        leaves.add(Hash.of(new byte[] {0}, entry.dangerArray()));
    }

    Hash leaf(long index) {
        return leaves.get((int) index);
    }

    Hash root(long size) {
        return range(0, (int) size);
    }

    @Override
    public Hash node(int level, long index) {
        int from = Math.toIntExact(index << level);
        return range(from, from + (1 << level));
    }

    private Hash range(int from, int to) {
        return known.computeIfAbsent((long) from << 32 | to, _ -> root(leaves.subList(from, to)));
    }

    private static Hash root(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.of();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (2 * k < leaves.size()) {
            k *= 2;
        }
        Hash left = root(leaves.subList(0, k));
        Hash right = root(leaves.subList(k, leaves.size()));
        return Hash.of(new byte[] {1}, left.dangerArray(), right.dangerArray());
    }
}
