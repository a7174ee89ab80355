package org.tallystick.sharing.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rocksdb.RocksIterator;
import org.tallystick.formats.Bytes;

/** The documents of one kind, each found by its name. Documents are for tens of kilobytes; payloads go into the vault. */
public final class Shelf {
    private final DocumentStore store;
    private final Row row;
    private final String shelf;

    Shelf(DocumentStore store, Row row, String shelf) {
        this.store = store;
        this.row = row;
        this.shelf = shelf;
    }

    /**
     * Everything on a shelf.
     *
     * @param damaged how many documents do not open any more
     */
    public record Contents(List<Document> documents, int damaged) {
        public Contents {
            documents = List.copyOf(documents);
        }
    }

    /**
     * Puts a document on the shelf, in place of the one of that name if there is one.
     *
     * @throws StoreFullException if the disk is full
     */
    public void put(String name, Bytes content) throws IOException {
        putAll(List.of(new Document(name, content)));
    }

    /** Puts documents on the shelf, all or none, with one write to the disk. @throws StoreFullException as above */
    public void putAll(List<Document> documents) throws IOException {
        try (Batch batch = store.batch()) {
            documents.forEach(document -> batch.put(this, document.name(), document.content()));
            batch.write();
        }
    }

    /** The document of that name. @throws DamagedDocumentException if it was changed on the disk */
    public Optional<Bytes> get(String name) throws IOException {
        byte[] key = row.key(shelf, name);
        Optional<byte[]> value = store.use(database -> Optional.ofNullable(database.get(key)));
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(row.open(key, value.get()).content());
    }

    /** True if there is a document of that name; it is not opened. */
    public boolean has(String name) throws IOException {
        byte[] key = row.key(shelf, name);
        return store.use(database -> database.get(key) != null);
    }

    /** Takes documents off the shelf. Their sealed bytes may stay on the disk for a while; see {@link #erase}. */
    public void delete(List<String> names) throws IOException {
        try (Batch batch = store.batch()) {
            names.forEach(name -> batch.delete(this, name));
            batch.write();
        }
    }

    /** Takes documents off the shelf and their sealed bytes off the disk. It rewrites files: not for every day. */
    public void erase(List<String> names) throws IOException {
        delete(names);
        for (String name : names) {
            byte[] from = row.key(shelf, name);
            byte[] to = Arrays.copyOf(from, from.length + 1);
            store.rewrite(from, to);
        }
    }

    /** Everything on the shelf, in no order that means anything. For shelves that fit into memory. */
    public Contents list() throws IOException {
        List<Document> documents = new ArrayList<>();
        int damaged = forEach(documents::add);
        return new Contents(documents, damaged);
    }

    /**
     * Shows everything on the shelf, one document after another, in no order that means anything.
     *
     * @return how many documents do not open any more
     */
    public int forEach(Consumer<Document> visitor) throws IOException {
        byte[] prefix = row.prefix(shelf);
        return store.use(database -> {
            int damaged = 0;
            try (RocksIterator rows = database.newIterator()) {
                for (rows.seek(prefix); rows.isValid() && startsWith(rows.key(), prefix); rows.next()) {
                    try {
                        visitor.accept(row.open(rows.key(), rows.value()));
                    } catch (DamagedDocumentException e) {
                        damaged++;
                    }
                }
                rows.status();
            }
            return damaged;
        });
    }

    String name() {
        return shelf;
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return Arrays.equals(key, 0, Math.min(key.length, prefix.length), prefix, 0, prefix.length);
    }
}
