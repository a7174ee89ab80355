package org.tallystick.sharing.documents;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.tallystick.formats.Bytes;

/**
 * Writes batches to the disk, on a thread of its own: all that came while it synced share the next sync. Left to themselves,
 * virtual threads in native code would hold every carrier while the disk works, and each would sync alone.
 */
final class Scribe implements AutoCloseable {
    private static final int MOST_WAITING = 1_024;
    private static final int MOST_TOGETHER = 256;

    /** A batch in RocksDB's own form (write_batch.cc) begins with a sequence number of 8 bytes and a count of 4. */
    private static final int COUNT_AT = Long.BYTES;

    private static final int HEADER = COUNT_AT + Integer.BYTES;

    private final RocksDB database;
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final BlockingQueue<Order> orders = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = Thread.ofPlatform().name("documents").daemon().unstarted(this::run);

    private record Order(Bytes batch, CompletableFuture<Boolean> written) {}

    private Scribe(RocksDB database) {
        this.database = database;
    }

    static Scribe of(RocksDB database) {
        Scribe scribe = new Scribe(database);
        scribe.thread.start();
        return scribe;
    }

    /** Writes a batch whole, or not at all; it is on the disk when this returns. */
    void write(WriteBatch batch) throws RocksDBException {
        Order order = new Order(Bytes.wrap(batch.data()), new CompletableFuture<>());
        hand(order);
        try {
            order.written().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RocksDBException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private void hand(Order order) {
        boolean interrupted = false;
        for (boolean handed = false; !handed; ) {
            try {
                orders.put(order);
                handed = true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Order> together = new ArrayList<>();
        try {
            while (true) {
                together.add(orders.take());
                orders.drainTo(together, MOST_TOGETHER - 1);
                write(together);
                together.clear();
            }
        } catch (InterruptedException e) {
            // Closed: nobody writes any more.
            return;
        }
    }

    private void write(List<Order> together) {
        try (WriteBatch all = new WriteBatch(joined(together))) {
            database.write(synced, all);
            together.forEach(order -> order.written().complete(true));
        } catch (RocksDBException | RuntimeException | Error e) {
            together.forEach(order -> order.written().completeExceptionally(e));
        }
    }

    /** One batch that does what all of them do, in their order. */
    private static byte[] joined(List<Order> together) {
        int room = HEADER;
        int count = 0;
        for (Order order : together) {
            room += order.batch().size() - HEADER;
            count += little(order.batch().dangerArray()).getInt(COUNT_AT);
        }
        byte[] all = new byte[room];
        little(all).putInt(COUNT_AT, count);
        int at = HEADER;
        for (Order order : together) {
            int length = order.batch().size() - HEADER;
            System.arraycopy(order.batch().dangerArray(), HEADER, all, at, length);
            at += length;
        }
        return all;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** To be called when nobody writes any more, and before the database is closed. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synced.close();
    }
}
