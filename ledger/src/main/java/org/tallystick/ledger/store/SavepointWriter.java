package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.tallystick.formats.Hash;

/** Writes a savepoint. It syncs now and then, so that the sync of a block never waits for much at once. */
final class SavepointWriter implements AutoCloseable {
    private static final int BUFFER = 1 << 19;
    private static final long SYNC_EVERY = 16L << 20;

    private final FileChannel out;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private CRC32C checksum = new CRC32C();
    private long unsynced;
    private long count;

    private SavepointWriter(FileChannel out) {
        this.out = out;
    }

    /** Writes and syncs it. The file is a savepoint only when this returns: its header comes last. */
    static void write(Savepoint savepoint, Path path) throws IOException {
        FileChannel out = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        try (SavepointWriter writer = new SavepointWriter(out)) {
            out.position(SavepointHeader.LENGTH);
            List<Long> counts = new ArrayList<>();
            for (int slot = 0; slot < Branch.WIDTH; slot++) {
                counts.add(writer.leaves(savepoint.state(), slot));
                counts.add(writer.transactions(savepoint.transactions(), slot, savepoint.size()));
            }
            out.force(false);
            out.write(SavepointHeader.of(savepoint, counts).encode(), 0);
            out.force(false);
        }
    }

    /** Writes the leaves below one slot of the root and says how many they are. */
    private long leaves(StateRoot state, int slot) throws IOException {
        begin();
        switch (state.node()) {
            case Node.Nothing _ -> {}
            case Leaf leaf -> {
                if (leaf.slot(0) == slot) {
                    leaf(leaf, state.hash().dangerArray(), 0);
                }
            }
            case Branch branch -> {
                if (branch.has(slot)) {
                    child(branch, branch.rank(slot));
                }
            }
        }
        return end();
    }

    private void child(Branch branch, int rank) throws IOException {
        switch (branch.child(rank)) {
            case Node.Nothing _ -> {}
            case Leaf leaf -> leaf(leaf, branch.hashes(), rank * Hash.SIZE);
            case Branch below -> {
                for (int i = 0; i < below.size(); i++) {
                    child(below, i);
                }
            }
        }
    }

    private void leaf(Leaf leaf, byte[] hashes, int hashAt) throws IOException {
        room(TreeLoader.RECORD);
        TreeLoader.put(buffer, leaf, hashes, hashAt);
        count++;
    }

    /** Writes the transactions of four first bits whose entries come before {@code size}, and says how many they are. */
    private long transactions(TransactionTable table, int firstBits, long size) throws IOException {
        begin();
        for (TransactionTable.Slot slot : table.slots(firstBits)) {
            if (slot.entry() < size) {
                room(SavepointHeader.TRANSACTION);
                buffer.putLong(slot.tag()).putLong(slot.entry());
                count++;
            }
        }
        return end();
    }

    private void begin() {
        checksum = new CRC32C();
        count = 0;
    }

    private long end() throws IOException {
        drain();
        buffer.putInt((int) checksum.getValue());
        write();
        return count;
    }

    private void room(int length) throws IOException {
        if (buffer.remaining() < length) {
            drain();
        }
    }

    private void drain() throws IOException {
        checksum.update(buffer.duplicate().flip());
        write();
    }

    private void write() throws IOException {
        buffer.flip();
        unsynced += buffer.remaining();
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
        buffer.clear();
        if (unsynced >= SYNC_EVERY) {
            out.force(false);
            unsynced = 0;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
