package org.tallystick.ledger.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;

/**
 * Builds a state from all its leaves in their order, as a savepoint keeps them: 16 sections, one for each slot of the root,
 * of records of key hash, leaf hash and location.
 */
final class TreeLoader {
    /** The length of a leaf's record in bytes. */
    static final int RECORD = 2 * Hash.SIZE + Long.BYTES;

    private static final int MAX_DEPTH = 64;

    private final List<BranchBuilder> levels = new ArrayList<>();
    private final byte[] records;

    private TreeLoader(byte[] records) {
        this.records = records;
    }

    /** Where the sections come from: records, and perhaps a few bytes more. Asked once for each slot, from several threads. */
    @FunctionalInterface
    interface Sections {
        byte[] section(int slot);
    }

    private record Built(Node node, Hash hash, long keys) {}

    /** The state of these leaves. Its root shows whether they are the right ones. */
    static StateRoot load(Sections sections) {
        List<Built> parts = IntStream.range(0, Branch.WIDTH)
                .parallel()
                .mapToObj(slot -> new TreeLoader(sections.section(slot)).build())
                .toList();
        BranchBuilder top = new BranchBuilder();
        top.open();
        long keys = 0;
        for (int slot = 0; slot < Branch.WIDTH; slot++) {
            top.set(slot, parts.get(slot).node(), parts.get(slot).hash().dangerArray());
            keys += parts.get(slot).keys();
        }
        Node root = top.close(BranchBuilder.ALL);
        return new StateRoot(root, Hash.wrap(top.hash().clone()), keys);
    }

    /** Writes a leaf's record. */
    static void put(ByteBuffer out, Leaf leaf, byte[] hashes, int hashAt) {
        leaf.putKeyHash(out);
        out.put(hashes, hashAt, Hash.SIZE).putLong(leaf.location());
    }

    private Built build() {
        int count = records.length / RECORD;
        Node node = build(0, count, 1);
        return new Built(node, Hash.wrap(level(1).hash().clone()), count);
    }

    private Node build(int from, int to, int depth) {
        BranchBuilder level = level(depth);
        if (from == to) {
            return level.nothing();
        }
        if (to - from == 1) {
            int at = from * RECORD;
            Leaf leaf = new Leaf(records, at, ByteBuffer.wrap(records).getLong(at + 2 * Hash.SIZE));
            return level.leaf(leaf, records, at + Hash.SIZE);
        }
        level.open();
        for (int start = from; start < to; ) {
            int slot = slot(start, depth);
            int end = start + 1;
            while (end < to && slot(end, depth) == slot) {
                end++;
            }
            level.set(slot, build(start, end, depth + 1), level(depth + 1).hash());
            start = end;
        }
        return level.close(BranchBuilder.ALL);
    }

    private int slot(int record, int depth) {
        MalformedException.unless(depth < MAX_DEPTH, Fault.FIELD_VALUE, "the same key stands twice in a savepoint");
        return (records[record * RECORD + (depth >>> 1)] >>> ((depth & 1) == 0 ? 4 : 0)) & 15;
    }

    private BranchBuilder level(int depth) {
        while (levels.size() <= depth) {
            levels.add(new BranchBuilder());
        }
        return levels.get(depth);
    }
}
