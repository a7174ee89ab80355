package org.tallystick.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.merkle.HashReader;
import org.tallystick.formats.merkle.MerkleTree;
import org.tallystick.formats.merkle.TreeHasher;
import org.tallystick.formats.state.StateProof;
import org.tallystick.ledger.contract.Key;

/**
 * The ledger as it was after one block: all answers of one view belong together, whatever is committed meanwhile. Any
 * thread may ask, as long as the store is open; keeping a view keeps the state it shows in memory.
 *
 * <p>Every method that reads files throws {@link StoreFailure} if they cannot be read or are not what they should be.
 */
public final class LedgerView implements HashReader {
    private final Committed at;
    private final Sources sources;
    private final StateReader state;
    private final Versions versions;

    LedgerView(Committed at, Sources sources) {
        this.at = at;
        this.sources = sources;
        this.state = new StateReader(at.state(), sources.log(), sources.cache());
        this.versions = new Versions(sources);
    }

    /** How many blocks there are. */
    public long blocks() {
        return at.blocks();
    }

    /** How many entries there are. */
    public long size() {
        return at.size();
    }

    /** The entry that closed the last block, unless there is none yet. */
    public Optional<Bytes> lastHeader() {
        return at.header();
    }

    /** The root of the log's tree. */
    public Hash logRoot() {
        return at.logRoot();
    }

    /** The root of the log's tree when it had that many entries. */
    public Hash logRoot(long size) {
        Objects.checkIndex(size, size() + 1);
        return size == size() ? logRoot() : MerkleTree.root(this, size);
    }

    /** How many entries there were at the end of that block, from 0 to {@code blocks() - 1}. */
    public long sizeAt(long block) {
        Objects.checkIndex(block, blocks());
        return frame(block).nextEntry();
    }

    /** The root of the state's tree, which the last header names. */
    public Hash stateRoot() {
        return at.state().hash();
    }

    /** How many keys have a value. */
    public long keys() {
        return at.state().keys();
    }

    /** The value of a key, if it has one. */
    public Optional<Bytes> value(Key key) {
        return state.value(key);
    }

    /** The proof of what a key has, or that it has nothing, under {@link #stateRoot}. */
    public StateProof proof(Key key) {
        return state.proof(key);
    }

    /** The entry of that index, from 0 to {@code size() - 1}. It is checked against its hash in the log's tree. */
    public Bytes entry(long index) {
        Objects.checkIndex(index, size());
        Bytes entry = Bytes.wrap(sources.log().read(offsets().entry(index)));
        if (!new TreeHasher().leaf(entry).equals(hashes().node(0, index))) {
            throw StoreFailure.damaged("Entry " + index + " is not the one whose hash is in the log's tree");
        }
        return entry;
    }

    /** Entries in a row, each checked as {@link #entry} does. */
    public List<Bytes> entries(long from, int count) {
        Objects.checkFromIndexSize(from, count, size());
        List<Bytes> entries = new ArrayList<>(count);
        for (long index = from; index < from + count; index++) {
            entries.add(entry(index));
        }
        return entries;
    }

    /** The hash of a complete subtree of the log's tree. @throws IndexOutOfBoundsException unless it is complete */
    @Override
    public Hash node(int level, long index) {
        Objects.checkIndex(index, size() >>> level);
        return hashes().node(level, index);
    }

    /** Hashes of one level of tiles (heights 0, 8, 16, ...) in a row, 32 bytes each: what a tile consists of. */
    public Bytes hashes(int tileLevel, long index, int count) {
        Objects.checkFromIndexSize(index, count, size() >>> (8 * tileLevel));
        return Bytes.wrap(hashes().row(tileLevel, index, count));
    }

    /** The index of the entry of a transaction, if it is in the log. */
    public Optional<Long> find(TransactionId id) {
        return sources.transactions()
                .find(
                        TransactionTable.tag(id),
                        index -> index < size() && is(index, id) ? Optional.of(index) : Optional.empty());
    }

    /**
     * The versions of a key, newest first, deletions among them. Where one entry changed the key more than once, only what
     * it left behind is a version.
     *
     * @param before only versions made by entries with a smaller index; {@link Long#MAX_VALUE} for the newest, the entry
     *     of the last version of a page for the next page
     * @param limit the most versions in the page
     */
    public Page<Version> history(Key key, long before, int limit) {
        if (before >= size()) {
            return versions.page(versions.newest(at.state(), key, size()), limit);
        }
        if (before <= 0) {
            return new Page<>(List.of(), false);
        }
        Frame frame = frame(offsets().blockOf(before, blocks()));
        Optional<ChangeRecord> changed = frame.changed(key, before);
        return versions.page(
                changed.isPresent()
                        ? versions.back(key, changed.get().previous(), before)
                        : versions.newest(at.state(), key, before),
                limit);
    }

    /**
     * The keys that begin so and have a value, in the order of their characters.
     *
     * @param after only keys behind this one: the last of a page, for the next page
     * @param limit the most keys in the page
     */
    public Page<Listed> keys(String prefix, Optional<Key> after, int limit) {
        List<Listed> listed = new ArrayList<>();
        Optional<Key> last = after;
        while (listed.size() <= limit) {
            List<Key> some = sources.derived().index().keys(prefix, last, limit + 1);
            if (some.isEmpty()) {
                return new Page<>(listed, false);
            }
            some.forEach(key -> listed(key).ifPresent(listed::add));
            last = Optional.of(some.getLast());
        }
        return new Page<>(listed.subList(0, limit), true);
    }

    /**
     * The keys of one kind that a member's entries made, from the newest back, deleted ones too. What others made meanwhile is
     * not looked at.
     *
     * @param kind what they begin with: contract and kind, each with a slash behind it, such as {@code records/record/}
     * @param before only keys made by entries with a smaller index; {@link Long#MAX_VALUE} for the newest, the entry of the
     *     last key of a page for the next page
     * @param limit the most keys in the page; some more if the last one's entry made more of that kind
     */
    public Page<Made> madeBy(MemberId member, String kind, long before, int limit) {
        MadeRows.Row row = new MadeRows.Row(kind, member);
        List<Made> made = new ArrayList<>();
        for (MadeRows.Place place : places(row, before, limit)) {
            made.add(new Made(versions.first(place).key(), place.entry()));
        }
        return new Page<>(
                made, !made.isEmpty() && !places(row, made.getLast().entry(), 1).isEmpty());
    }

    private List<MadeRows.Place> places(MadeRows.Row row, long before, int limit) {
        long end = Math.min(before, size());
        return end > 0 ? sources.derived().index().made(row, end, limit) : List.of();
    }

    /** The whole block of that number, from 0 to {@code blocks() - 1}. */
    public Block block(long number) {
        Objects.checkIndex(number, blocks());
        return frame(number).block();
    }

    private Optional<Listed> listed(Key key) {
        return TreeReader.leaf(at.state(), StateEdits.probe(key)).map(leaf -> {
            ChangeRecord record = versions.read(key, leaf.location());
            return new Listed(key, record.value().orElse(Bytes.EMPTY), record.entry());
        });
    }

    private boolean is(long index, TransactionId id) {
        return Entry.parse(entry(index)) instanceof Parsed.Ok<Entry>(Entry.Executed executed)
                && executed.transaction().id().equals(id);
    }

    private Frame frame(long number) {
        return switch (sources.log().step(offsets().blockPosition(number))) {
            case BlockLog.Step.Good(Frame frame) when frame.number() == number -> frame;
            case BlockLog.Step.Good _, BlockLog.Step.End _, BlockLog.Step.Broken _ ->
                throw StoreFailure.damaged("Block " + number + " cannot be read");
        };
    }

    private Offsets offsets() {
        return sources.derived().offsets();
    }

    private HashFiles hashes() {
        return sources.derived().hashes();
    }
}
