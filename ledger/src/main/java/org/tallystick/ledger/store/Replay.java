package org.tallystick.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.merkle.CompactRange;
import org.tallystick.formats.merkle.TreeHasher;
import org.tallystick.ledger.store.MadeRows.Place;

/** Takes frames of the log in, one after the other, and brings everything derived up to them. */
final class Replay {
    private static final int EDITS_AT_ONCE = 200_000;
    /** Lone blocks would cost a write to the index each. */
    private static final int INDEXED_AT_ONCE = 1_000;

    private final Derived derived;
    private final TransactionTable transactions;
    private final CompactRange edge;
    private final TreeHasher hasher = new TreeHasher();
    private final StateEdits edits = new StateEdits();
    private final TreeUpdate update = new TreeUpdate();
    private final List<Edit> pending = new ArrayList<>();
    private final Optional<Index.Reached> indexed;
    private int unindexed;
    private Committed now;

    /** Begins behind what is committed in {@code from}; the hashes and offsets end there, the index there or later. */
    Replay(Derived derived, TransactionTable transactions, CompactRange edge, Committed from) {
        this.derived = derived;
        this.transactions = transactions;
        this.edge = edge;
        this.now = from;
        this.indexed = derived.index().reached();
    }

    /**
     * Takes the next frame in.
     *
     * @throws StoreFailure if it does not follow from the one before
     * @throws Contradiction if the index knows another block of that number
     */
    void add(Frame frame) throws Contradiction {
        Chain.check(frame, now.blocks(), now.size(), now.header());
        addHashes(frame);
        Block block = block(frame);
        addTransactions(block, frame.firstEntry());
        addToIndex(frame, block);
        for (Frame.Placed<ChangeRecord> change : frame.changes()) {
            pending.add(edit(change.item(), change.location(), pending.size()));
        }
        now = new Committed(
                frame.number() + 1,
                frame.nextEntry(),
                Optional.of(frame.header()),
                frame.position(),
                frame.logRoot(),
                pending.size() < EDITS_AT_ONCE ? now.state() : applied());
        if (unindexed >= INDEXED_AT_ONCE) {
            endIndex();
        }
    }

    /** How many blocks there are so far. */
    long blocks() {
        return now.blocks();
    }

    /** All that was taken in. */
    Committed finish() {
        endIndex();
        StateRoot state = applied();
        now = new Committed(now.blocks(), now.size(), now.header(), now.position(), now.logRoot(), state);
        return now;
    }

    private Edit edit(ChangeRecord change, long location, int position) {
        Edit edit = edits.edit(change.key(), change.value(), position);
        edit.leaf().dropCached();
        edit.leaf().placeAt(location);
        return edit;
    }

    private StateRoot applied() {
        Edit[] sorted = new Edits(pending.toArray(Edit[]::new)).sorted();
        pending.clear();
        return update.apply(now.state(), sorted);
    }

    private void addHashes(Frame frame) {
        List<Hash> leaves =
                frame.entries().stream().map(entry -> hasher.leaf(entry.item())).toList();
        HashFiles.Growth growth = HashFiles.grow(edge, leaves);
        if (!edge.root().equals(frame.logRoot())) {
            throw StoreFailure.damaged(
                    "The entries up to block " + frame.number() + " do not give the log's root in it");
        }
        derived.hashes().append(growth);
        long[] locations =
                frame.entries().stream().mapToLong(Frame.Placed::location).toArray();
        derived.offsets().append(frame.position(), frame.firstEntry(), locations);
    }

    private void addTransactions(Block block, long firstEntry) {
        List<TransactionId> ids = block.transactions();
        for (int i = 0; i < ids.size(); i++) {
            transactions.put(TransactionTable.tag(ids.get(i)), firstEntry + i);
        }
    }

    private static Block block(Frame frame) {
        try {
            return frame.block();
        } catch (MalformedException e) {
            throw StoreFailure.damaged("Block " + frame.number() + " holds an entry that is none: " + e.detail());
        }
    }

    /** Writes what was added to the index: whole blocks, up to the last one. */
    private void endIndex() {
        if (unindexed > 0) {
            derived.index().endBlock(now.blocks() - 1, now.header().orElseThrow());
            unindexed = 0;
        }
    }

    private void addToIndex(Frame frame, Block block) throws Contradiction {
        long reached = indexed.map(Index.Reached::block).orElse(-1L);
        if (frame.number() > reached) {
            frame.changes().forEach(change -> addToIndex(change, frame, block));
            unindexed += frame.entries().size();
        } else if (frame.number() == reached) {
            Contradiction.unless(
                    indexed.orElseThrow().header().equals(Hash.of(frame.header())),
                    "the index is of another ledger than the blocks");
        }
    }

    private void addToIndex(Frame.Placed<ChangeRecord> placed, Frame frame, Block block) {
        ChangeRecord change = placed.item();
        if (change.previous() == 0) {
            MemberId member = block.member((int) (change.entry() - frame.firstEntry()));
            derived.index().addMade(change.key(), member, new Place(change.entry(), placed.location()));
        }
        if (change.value().isEmpty()) {
            derived.index().addDeleted(change.key(), placed.location());
        }
    }
}
