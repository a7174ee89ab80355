package org.tallystick.sharing.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.MasterKey;

/**
 * All small documents of one member, on {@link Shelf shelves}, in one RocksDB with a synced write-ahead log: what {@link
 * Shelf#put} returned from is on the disk. Safe for many threads.
 */
public final class DocumentStore implements AutoCloseable {
    private static final long WRITE_BUFFER = 4 << 20;
    private static final int BLOOM_BITS = 10;

    private final Row row;
    private final Options options;
    private final RocksDB database;
    private final Scribe scribe;
    /** Held shared by everything that uses the database, alone by what closes it: RocksDB crashes if used after. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private boolean closed;

    private DocumentStore(Row row, Options options, RocksDB database) {
        this.row = row;
        this.options = options;
        this.database = database;
        this.scribe = Scribe.of(database);
    }

    /**
     * Opens a store for this process alone; a folder that is not there is made.
     *
     * @throws IOException if another process has it open, or the disk fails
     */
    public static DocumentStore open(Path folder, MasterKey vaultKey, Bulk bulk, SecureRandom random)
            throws IOException {
        RocksDB.loadLibrary();
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Options options = options();
        try {
            RocksDB database = RocksDB.open(options, folder.toString());
            return new DocumentStore(new Row(vaultKey, bulk, random), options, database);
        } catch (RocksDBException e) {
            options.close();
            throw failure(e);
        }
    }

    /** Opens the store of a stopped node to read it only: nothing in the folder changes. @throws IOException if it cannot be read */
    public static DocumentStore inspect(Path folder, MasterKey vaultKey, Bulk bulk) throws IOException {
        Options options = options();
        try {
            return new DocumentStore(new Row(vaultKey, bulk, new SecureRandom()), options, readOnly(folder, options));
        } catch (IOException e) {
            options.close();
            throw e;
        }
    }

    /** Reads every document of a stopped node's store without opening any. @return how many there are */
    public static long count(Path folder) throws IOException {
        try (Options options = options();
                RocksDB database = readOnly(folder, options);
                RocksIterator rows = database.newIterator()) {
            long count = 0;
            for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                count++;
            }
            rows.status();
            return count;
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    private static RocksDB readOnly(Path folder, Options options) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        RocksDB.loadLibrary();
        try {
            return RocksDB.openReadOnly(options, folder.toString());
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    /**
     * All documents, of whatever shelf.
     *
     * @param sound how many open
     * @param damaged how many do not
     */
    public record Census(long sound, long damaged) {}

    /** Reads and opens every document. */
    public Census census() throws IOException {
        return use(rocks -> {
            long sound = 0;
            long damaged = 0;
            try (RocksIterator rows = rocks.newIterator()) {
                for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                    if (row.opens(rows.key(), rows.value())) {
                        sound++;
                    } else {
                        damaged++;
                    }
                }
                rows.status();
            }
            return new Census(sound, damaged);
        });
    }

    /** The shelf of that name. Shelves need not be made. */
    public Shelf shelf(String name) {
        return new Shelf(this, row, name);
    }

    /** Changes on several shelves that are written together. */
    public Batch batch() {
        return new Batch(this, row);
    }

    /** Applies the batch whole, or not at all; it is on the disk when this returns. */
    void write(WriteBatch batch) throws IOException {
        use(_ -> {
            scribe.write(batch);
            return true;
        });
    }

    /** Rewrites the files that hold, or held, anything between two keys, so that what was deleted is gone from them. */
    void rewrite(byte[] from, byte[] to) throws IOException {
        use(rocks -> {
            try (FlushOptions flush = new FlushOptions().setWaitForFlush(true);
                    CompactRangeOptions compact =
                            new CompactRangeOptions().setBottommostLevelCompaction(BottommostLevelCompaction.kForce)) {
                rocks.flush(flush);
                rocks.compactRange(rocks.getDefaultColumnFamily(), from, to, compact);
                return true;
            }
        });
    }

    /** Something done with the database while it is open. */
    @FunctionalInterface
    interface Work<T> {
        T with(RocksDB database) throws RocksDBException, IOException;
    }

    <T> T use(Work<T> work) throws IOException {
        Lock shared = use.readLock();
        shared.lock();
        try {
            if (closed) {
                throw new IOException("the store of documents is closed");
            }
            return work.with(database);
        } catch (RocksDBException e) {
            throw failure(e);
        } finally {
            shared.unlock();
        }
    }

    private static Options options() {
        return new Options()
                .setCreateIfMissing(true)
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setWriteBufferSize(WRITE_BUFFER)
                .setMaxBackgroundJobs(2)
                .setKeepLogFileNum(2)
                .setInfoLogLevel(InfoLogLevel.ERROR_LEVEL)
                .setTableFormatConfig(new BlockBasedTableConfig().setFilterPolicy(new BloomFilter(BLOOM_BITS)));
    }

    private static IOException failure(RocksDBException e) {
        Status status = e.getStatus();
        return status != null && status.getSubCode() == Status.SubCode.NoSpace
                ? new StoreFullException(e)
                : new IOException("the store of documents fails: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        Lock alone = use.writeLock();
        alone.lock();
        try {
            if (!closed) {
                closed = true;
                scribe.close();
                database.close();
                options.close();
            }
        } finally {
            alone.unlock();
        }
    }
}
