package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.tallystick.ledger.store.StoreFailure.Problem;

/** The RocksDB of the index, without a write-ahead log: it can be asked by any thread, and says so when it is closed. */
final class IndexDatabase implements AutoCloseable {
    private final Path folder;
    private final IndexOptions options;
    private final RocksDB database;
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    /** Reading from a RocksDB that is closed would crash the process. */
    private final ReentrantReadWriteLock closing = new ReentrantReadWriteLock();

    private boolean closed;

    private IndexDatabase(Path folder, IndexOptions options, RocksDB database) {
        this.folder = folder;
        this.options = options;
        this.database = database;
    }

    /** Opens it to read it only, if it can be read. */
    static Optional<IndexDatabase> inspect(Path folder) {
        IndexOptions options = new IndexOptions();
        try {
            RocksDB database = RocksDB.openReadOnly(options.all(), folder.toString());
            return Optional.of(new IndexDatabase(folder, options, database));
        } catch (RocksDBException e) {
            options.close();
            return Optional.empty();
        }
    }

    /** Opens it, or makes an empty one where there is none, or none that can be read. */
    static IndexDatabase open(Path folder) {
        IndexOptions options = new IndexOptions();
        try {
            Files.createDirectories(folder);
            try {
                return new IndexDatabase(folder, options, RocksDB.open(options.all(), folder.toString()));
            } catch (RocksDBException unreadable) {
                StoreDirectory.delete(folder);
                Files.createDirectories(folder);
                return new IndexDatabase(folder, options, RocksDB.open(options.all(), folder.toString()));
            }
        } catch (RocksDBException e) {
            options.close();
            throw failure("Opening", folder, e);
        } catch (IOException e) {
            options.close();
            throw StoreFailure.of(e, "Opening the index in " + folder);
        }
    }

    Optional<byte[]> get(byte[] key) {
        return whileOpen("Reading", () -> Optional.ofNullable(database.get(key)));
    }

    /** Writes what the batch holds, whole or not at all, and empties it. */
    void write(IndexBatch batch) {
        whileOpen("Writing", () -> {
            try (WriteBatch bytes = batch.take()) {
                database.write(unlogged, bytes);
                return true;
            }
        });
    }

    /** Writes everything to the disk. */
    void flush() {
        whileOpen("Flushing", () -> {
            try (FlushOptions wait = new FlushOptions().setWaitForFlush(true)) {
                database.flush(wait);
                return true;
            }
        });
    }

    /** Reads on from the first key that is not before {@code start}, to the last one before {@code end}. */
    <T> T forwards(byte[] start, byte[] end, Function<RocksIterator, T> reader) {
        try (Slice bound = new Slice(end);
                ReadOptions range = new ReadOptions().setIterateUpperBound(bound)) {
            return iterate(range, iterator -> {
                iterator.seek(start);
                return reader.apply(iterator);
            });
        }
    }

    /** Reads back from the last key that is not behind {@code start}, to the first one not before {@code end}. */
    <T> T backwards(byte[] start, byte[] end, Function<RocksIterator, T> reader) {
        try (Slice bound = new Slice(end);
                ReadOptions range = new ReadOptions().setIterateLowerBound(bound)) {
            return iterate(range, iterator -> {
                iterator.seekForPrev(start);
                return reader.apply(iterator);
            });
        }
    }

    private <T> T iterate(ReadOptions range, Function<RocksIterator, T> reader) {
        return whileOpen("Reading", () -> {
            try (RocksIterator iterator = database.newIterator(range)) {
                T result = reader.apply(iterator);
                iterator.status();
                return result;
            }
        });
    }

    /** The files on the disk that it consists of now. */
    List<Path> files() {
        return whileOpen(
                "Reading",
                () -> database.getLiveFilesMetaData().stream()
                        .map(file -> Path.of(file.path(), file.fileName()))
                        .toList());
    }

    @FunctionalInterface
    private interface Action<T> {
        T run() throws RocksDBException;
    }

    private <T> T whileOpen(String doing, Action<T> action) {
        closing.readLock().lock();
        try {
            if (closed) {
                throw new StoreFailure(Problem.CLOSED, "The ledger is closed");
            }
            return action.run();
        } catch (RocksDBException e) {
            throw failure(doing, folder, e);
        } finally {
            closing.readLock().unlock();
        }
    }

    private static StoreFailure failure(String doing, Path folder, RocksDBException e) {
        Status status = e.getStatus();
        boolean full = status != null && status.getSubCode() == Status.SubCode.NoSpace;
        String text = full ? "No space left on device: " + e.getMessage() : e.getMessage();
        return StoreFailure.of(new IOException(text, e), doing + " the index in " + folder);
    }

    @Override
    public void close() {
        closing.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                database.close();
                unlogged.close();
                options.close();
            }
        } finally {
            closing.writeLock().unlock();
        }
    }
}
