package org.tallystick.ledger.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.state.StateHasher;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.store.MadeRows.Place;
import org.tallystick.ledger.store.MadeRows.Row;

/**
 * All keys in their order, deleted ones too, for listings; which of them each member's entries made; and where the history of
 * the deleted ones ends. It is derived from the block log: after a crash it holds all blocks up to one that it names, and none
 * beyond. One thread writes; any may read.
 */
final class Index implements AutoCloseable {
    private static final byte[] NOTHING = {};

    private final IndexDatabase database;
    private final IndexBatch batch = new IndexBatch();
    private final MadeRows made = new MadeRows();

    private Index(IndexDatabase database) {
        this.database = database;
    }

    /** Opens the index to read it only, if it can be read. */
    static Optional<Index> inspect(Path folder) {
        return IndexDatabase.inspect(folder).map(Index::new);
    }

    /** The last block in the index, by its number and the hash of its header. */
    record Reached(long block, Hash header) {}

    /** Opens the index, or makes an empty one where there is none, or none that can be read. */
    static Index open(Path folder) {
        return new Index(IndexDatabase.open(folder));
    }

    /** The last block in the index. */
    Optional<Reached> reached() {
        return database.get(IndexKeys.POSITION).map(IndexKeys::reached);
    }

    /** Adds a key's first version to the block that {@link #endBlock} will write; the member's account signed the entry. */
    void addMade(Key key, MemberId member, Place place) {
        batch.put(IndexKeys.key(key.value()), NOTHING);
        made.add(key, member, place);
    }

    /** Adds a deletion in the same way. */
    void addDeleted(Key key, long location) {
        batch.put(IndexKeys.grave(StateHasher.keyHash(key.value())), IndexKeys.number(location));
    }

    /** Writes the block, whole or not at all. It will last when the next {@link #flush} has returned. */
    void endBlock(long block, Bytes header) {
        made.all().forEach((row, places) -> {
            byte[] key = IndexKeys.row(row, places.getFirst().entry());
            batch.put(key, MadeRows.encode(places));
        });
        made.clear();
        batch.put(IndexKeys.POSITION, IndexKeys.reached(block, Hash.of(header)));
        database.write(batch);
    }

    /** Writes everything to the disk. */
    void flush() {
        database.flush();
    }

    /** Keys that begin so, behind {@code after} if it is given, in their order. Some may have no value any more, or yet. */
    List<Key> keys(String prefix, Optional<Key> after, int limit) {
        byte[] start = after.map(key -> IndexKeys.behind(key.value())).orElseGet(() -> IndexKeys.key(prefix));
        return database.forwards(start, IndexKeys.prefixEnd(prefix), iterator -> {
            List<Key> keys = new ArrayList<>();
            for (; iterator.isValid() && keys.size() < limit; iterator.next()) {
                keys.add(new Key(IndexKeys.keyOf(iterator.key())));
            }
            return keys;
        });
    }

    /**
     * The places of a row, from the newest back.
     *
     * @param before only those of entries with a smaller index
     * @param wanted how many, if there are so many; some more if the last one's entry made more of that kind
     */
    List<Place> made(Row row, long before, int wanted) {
        return database.backwards(IndexKeys.row(row, before - 1), IndexKeys.row(row, 0), iterator -> {
            List<Place> places = new ArrayList<>();
            for (; iterator.isValid() && places.size() < wanted; iterator.prev()) {
                MadeRows.takeNewest(iterator.value(), before, wanted, places);
            }
            return places;
        });
    }

    /** The files on the disk that it consists of now. */
    List<Path> files() {
        return database.files();
    }

    /** True if the key has, or had, a value. */
    boolean has(Key key) {
        return database.get(IndexKeys.key(key.value())).isPresent();
    }

    /** How many keys there are, deleted ones too. Reads them all. */
    long countKeys() {
        return database.forwards(IndexKeys.key(""), IndexKeys.prefixEnd(""), iterator -> {
            long count = 0;
            for (; iterator.isValid(); iterator.next()) {
                count++;
            }
            return count;
        });
    }

    /** How many places all rows have. Reads them all. */
    long countMade() {
        return database.forwards(IndexKeys.ROWS, IndexKeys.ROWS_END, iterator -> {
            long count = 0;
            for (; iterator.isValid(); iterator.next()) {
                count += iterator.value().length / MadeRows.PLACE;
            }
            return count;
        });
    }

    /** All graves. */
    Graves graves() {
        return database.forwards(IndexKeys.GRAVES, IndexKeys.GRAVES_END, iterator -> {
            Graves graves = new Graves();
            for (; iterator.isValid(); iterator.next()) {
                graves.dig(IndexKeys.graveOf(iterator.key()), IndexKeys.number(iterator.value()));
            }
            return graves;
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
