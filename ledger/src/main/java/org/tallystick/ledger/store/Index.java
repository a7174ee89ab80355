package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.state.StateHasher;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.store.StoreFailure.Problem;

/**
 * All keys in their order, deleted ones too, for listings; and where the history of the deleted ones ends. RocksDB without
 * a write-ahead log, derived from the block log: after a crash it holds all blocks up to one that it names, and none
 * beyond. One thread writes; any may read.
 */
final class Index implements AutoCloseable {
    private static final byte[] NOTHING = {};

    private final Path folder;
    private final IndexOptions options;
    private final RocksDB database;
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    private final IndexBatch batch = new IndexBatch();
    /** Reading from a RocksDB that is closed would crash the process. */
    private final ReentrantReadWriteLock closing = new ReentrantReadWriteLock();

    private boolean closed;

    private Index(Path folder, IndexOptions options, RocksDB database) {
        this.folder = folder;
        this.options = options;
        this.database = database;
    }

    /** Opens the index to read it only, if it can be read. */
    static Optional<Index> inspect(Path folder) {
        IndexOptions options = new IndexOptions();
        try {
            return Optional.of(new Index(folder, options, RocksDB.openReadOnly(options.all(), folder.toString())));
        } catch (RocksDBException e) {
            options.close();
            return Optional.empty();
        }
    }

    /** The last block in the index, by its number and the hash of its header. */
    record Reached(long block, Hash header) {}

    /** Opens the index, or makes an empty one where there is none, or none that can be read. */
    static Index open(Path folder) {
        IndexOptions options = new IndexOptions();
        try {
            Files.createDirectories(folder);
            try {
                return new Index(folder, options, RocksDB.open(options.all(), folder.toString()));
            } catch (RocksDBException unreadable) {
                StoreDirectory.delete(folder);
                Files.createDirectories(folder);
                return new Index(folder, options, RocksDB.open(options.all(), folder.toString()));
            }
        } catch (RocksDBException e) {
            options.close();
            throw failure("Opening", folder, e);
        } catch (IOException e) {
            options.close();
            throw StoreFailure.of(e, "Opening the index in " + folder);
        }
    }

    /** The last block in the index. */
    Optional<Reached> reached() {
        return get(IndexKeys.POSITION).map(IndexKeys::reached);
    }

    private Optional<byte[]> get(byte[] key) {
        return reading(() -> {
            try {
                return Optional.ofNullable(database.get(key));
            } catch (RocksDBException e) {
                throw failure("Reading", folder, e);
            }
        });
    }

    /** Adds a change to the block that {@link #endBlock} will write: only first versions and deletions are of interest. */
    void add(ChangeRecord change, long location) {
        add(change.key(), change.previous() == 0, change.value().isEmpty(), location);
    }

    /** As {@link #add(ChangeRecord, long)}. */
    void add(Key key, boolean first, boolean deletes, long location) {
        if (first) {
            batch.put(IndexKeys.key(key.value()), NOTHING);
        }
        if (deletes) {
            batch.put(IndexKeys.grave(StateHasher.keyHash(key.value())), IndexKeys.number(location));
        }
    }

    /** Writes the block, whole or not at all. It will last when the next {@link #flush} has returned. */
    void endBlock(long block, Bytes header) {
        batch.put(IndexKeys.POSITION, IndexKeys.reached(block, Hash.of(header)));
        reading(() -> {
            try (WriteBatch bytes = batch.take()) {
                database.write(unlogged, bytes);
                return true;
            } catch (RocksDBException e) {
                throw failure("Writing", folder, e);
            }
        });
    }

    /** Writes everything to the disk. */
    void flush() {
        reading(() -> {
            try (FlushOptions wait = new FlushOptions().setWaitForFlush(true)) {
                database.flush(wait);
                return true;
            } catch (RocksDBException e) {
                throw failure("Flushing", folder, e);
            }
        });
    }

    /** Keys that begin so, behind {@code after} if it is given, in their order. Some may have no value any more, or yet. */
    List<Key> keys(String prefix, Optional<Key> after, int limit) {
        byte[] start = after.map(key -> IndexKeys.behind(key.value())).orElseGet(() -> IndexKeys.key(prefix));
        return scan(start, IndexKeys.prefixEnd(prefix), iterator -> {
            List<Key> keys = new ArrayList<>();
            for (; iterator.isValid() && keys.size() < limit; iterator.next()) {
                keys.add(new Key(IndexKeys.keyOf(iterator.key())));
            }
            return keys;
        });
    }

    /** The files on the disk that it consists of now. */
    List<Path> files() {
        return reading(() -> database.getLiveFilesMetaData().stream()
                .map(file -> Path.of(file.path(), file.fileName()))
                .toList());
    }

    /** True if the key has, or had, a value. */
    boolean has(Key key) {
        return get(IndexKeys.key(key.value())).isPresent();
    }

    /** How many keys there are, deleted ones too. Reads them all. */
    long countKeys() {
        return scan(IndexKeys.key(""), IndexKeys.prefixEnd(""), iterator -> {
            long count = 0;
            for (; iterator.isValid(); iterator.next()) {
                count++;
            }
            return count;
        });
    }

    /** All graves. */
    Graves graves() {
        return scan(IndexKeys.GRAVES, IndexKeys.GRAVES_END, iterator -> {
            Graves graves = new Graves();
            for (; iterator.isValid(); iterator.next()) {
                graves.dig(IndexKeys.graveOf(iterator.key()), IndexKeys.number(iterator.value()));
            }
            return graves;
        });
    }

    private <T> T scan(byte[] start, byte[] end, Function<RocksIterator, T> reader) {
        return reading(() -> {
            try (Slice bound = new Slice(end);
                    ReadOptions range = new ReadOptions().setIterateUpperBound(bound);
                    RocksIterator iterator = database.newIterator(range)) {
                iterator.seek(start);
                T result = reader.apply(iterator);
                iterator.status();
                return result;
            } catch (RocksDBException e) {
                throw failure("Reading", folder, e);
            }
        });
    }

    private <T> T reading(Supplier<T> action) {
        closing.readLock().lock();
        try {
            if (closed) {
                throw new StoreFailure(Problem.CLOSED, "The ledger is closed");
            }
            return action.get();
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
