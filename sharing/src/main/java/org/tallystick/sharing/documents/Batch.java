package org.tallystick.sharing.documents;

import java.io.IOException;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.tallystick.formats.Bytes;

/** Changes that take effect together, with one write to the disk, or not at all. For one thread; to be closed. */
public final class Batch implements AutoCloseable {
    private final DocumentStore store;
    private final Row row;
    private final WriteBatch changes = new WriteBatch();

    Batch(DocumentStore store, Row row) {
        this.store = store;
        this.row = row;
    }

    /** Puts a document on a shelf. */
    public Batch put(Shelf shelf, String name, Bytes content) {
        byte[] key = row.key(shelf.name(), name);
        try {
            changes.put(key, row.seal(key, new Document(name, content)));
            return this;
        } catch (RocksDBException e) {
            throw new IllegalStateException("gathering changes in memory cannot fail", e);
        }
    }

    /** Takes a document off a shelf. */
    public Batch delete(Shelf shelf, String name) {
        try {
            changes.delete(row.key(shelf.name(), name));
            return this;
        } catch (RocksDBException e) {
            throw new IllegalStateException("gathering changes in memory cannot fail", e);
        }
    }

    /** Writes all changes; they are on the disk when this returns. @throws StoreFullException if the disk is full */
    public void write() throws IOException {
        if (changes.count() > 0) {
            store.write(changes);
        }
    }

    @Override
    public void close() {
        changes.close();
    }
}
