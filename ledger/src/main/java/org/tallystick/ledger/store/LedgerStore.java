package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.merkle.CompactRange;
import org.tallystick.formats.merkle.TreeHasher;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.store.MadeRows.Place;
import org.tallystick.ledger.store.StoreFailure.Problem;

/**
 * The ledger on disk. A block is committed by one append to the block log and one {@code fdatasync}; the index, the hashes,
 * the offsets and the state tree follow, and readers see the block when all of them have it.
 *
 * <p>One thread, the engine's, calls {@link #stateRoot}, {@link #commit} and {@link #close}; any thread may read through
 * {@link #committed}. After a {@link StoreFailure} from {@code commit} every further commit fails: the node must stop, and
 * whether that last block is in the log shows at the next start. Interrupting the thread that commits is such a failure.
 */
public final class LedgerStore implements AutoCloseable {
    private final StoreDirectory directory;
    private final Sources sources;
    private final CompactRange edge;
    private final Recovery recovery;
    private final Savepoints savepoints;
    private final TreeHasher hasher = new TreeHasher();
    private final Stager stager = new Stager();
    private final FrameEncoder encoder = new FrameEncoder();

    private volatile LedgerView view;
    private Committed committed;
    private Staged staged;
    private Leaves leaves = new Leaves(List.of(), List.of());
    private boolean failed;

    private LedgerStore(Opening.Opened opened, Tuning tuning) {
        this.directory = opened.directory();
        this.sources = opened.sources();
        this.edge = opened.edge();
        this.recovery = opened.recovery();
        this.committed = opened.committed();
        this.savepoints =
                new Savepoints(directory.state(), sources.derived(), sources.transactions(), tuning.savepointChanges());
        this.savepoints.replayed(recovery.replayed());
        this.staged = stage(List.of());
        this.view = new LedgerView(committed, sources);
    }

    /**
     * Opens the ledger in a directory, or begins one there.
     *
     * @param root the directory; only one store, of any process, can have it open
     * @param network the network whose ledger it must be
     * @throws StoreFailure if it cannot be opened; the problem and the message say why, and what to do
     */
    public static LedgerStore open(Path root, NetworkName network) {
        return open(root, network, Tuning.STANDARD);
    }

    /** As {@link #open(Path, NetworkName)}, with other sizes. */
    public static LedgerStore open(Path root, NetworkName network, Tuning tuning) {
        return new LedgerStore(Opening.open(root, network, tuning), tuning);
    }

    /** What opening it had to do. */
    public Recovery recovery() {
        return recovery;
    }

    /** The ledger as the last committed block left it. */
    public LedgerView committed() {
        return view;
    }

    /** A reading of the log as it is now, to be driven by whoever asks for it, beside everything else. */
    public LogScrub scrub() {
        return new LogScrub(directory, sources.log(), sources.derived(), view.blocks());
    }

    /**
     * Sees to it that the next start reads the whole log before it takes anything for right.
     *
     * @param found what was found wrong, in lines for people
     */
    public void remember(List<String> found) throws IOException {
        new FindingsFile(directory).write(found);
    }

    /** The committed value of a key, if it has one. */
    public Optional<Bytes> value(Key key) {
        return view.value(key);
    }

    /** The state's root if these changes, in this order, were made to the committed state. Nothing is written. */
    public Hash stateRoot(List<Change> changes) {
        staged = stage(changes);
        return staged.state().hash();
    }

    /** The root of the log's tree if these entries were appended. Nothing is written. */
    public Hash logRoot(List<Bytes> entries) {
        CompactRange longer = edge.copy();
        leavesOf(entries).forEach(longer::append);
        return longer.root();
    }

    /**
     * Writes a block. When this returns, it is on the disk and readers see it.
     *
     * @param block the block that follows the last one; its header must name that one and the state's root
     * @throws StoreFailure if the block could not be written and synced, or the store failed before
     * @throws IllegalStateException if the block does not follow: the caller's books are wrong
     */
    public void commit(Block block) {
        if (failed) {
            throw new StoreFailure(Problem.CLOSED, "The ledger is closed, or stopped after a failure");
        }
        Staged next = staged.changes().equals(block.changes()) ? staged : stage(block.changes());
        staged = next;
        requireFits(block, next.state());
        failed = true;
        write(block, next);
        failed = false;
    }

    /** Free space on the disk of the ledger in bytes, for whoever refuses transactions before it is full. */
    public long usableSpace() {
        try {
            return Files.getFileStore(directory.root()).getUsableSpace();
        } catch (IOException e) {
            throw StoreFailure.of(e, "Asking for the free space of " + directory.root());
        }
    }

    private Staged stage(List<Change> changes) {
        return stager.stage(committed.state(), sources.graves(), changes);
    }

    private void requireFits(Block block, StateRoot state) {
        if (block.number() != committed.blocks()) {
            throw new IllegalStateException(
                    "block " + block.number() + " was to be committed, but " + committed.blocks() + " is next");
        }
        Chain.fault(block.header(), block.transactions().size(), block.number(), committed.header())
                .ifPresent(fault -> {
                    throw new IllegalStateException("block " + block.number() + " was to be committed, but " + fault);
                });
        Hash named = Chain.header(block.header()).map(Entry.Header::stateRoot).orElse(Hash.ZERO);
        if (!named.equals(state.hash())) {
            throw new IllegalStateException("the header of block " + block.number() + " names another state root");
        }
    }

    private void write(Block block, Staged next) {
        long firstEntry = committed.size();
        HashFiles.Growth growth = HashFiles.grow(edge, leavesOf(block.entries()));
        Hash logRoot = edge.root();
        long position = sources.log().prepare(block.number(), firstEntry);
        sources.log().append(encoder.encode(block, firstEntry, logRoot, position, next.links()));
        sources.derived().hashes().append(growth);
        sources.derived().offsets().append(position, firstEntry, encoder.entryLocations());
        addTransactions(block.transactions(), firstEntry);
        addToIndex(block, next, firstEntry);
        next.bury(encoder.changeLocations(), sources.graves());
        next.place(encoder.changeLocations(), sources.cache());
        long size = firstEntry + block.entries().size();
        committed =
                new Committed(block.number() + 1, size, Optional.of(block.header()), position, logRoot, next.state());
        view = new LedgerView(committed, sources);
        savepoints.count(block.changes().size(), committed);
    }

    /** Hashed once, whether for {@link #logRoot} or for the block. */
    private List<Hash> leavesOf(List<Bytes> entries) {
        if (!leaves.entries().equals(entries)) {
            leaves = new Leaves(entries, entries.stream().map(hasher::leaf).toList());
        }
        return leaves.hashes();
    }

    private record Leaves(List<Bytes> entries, List<Hash> hashes) {}

    private void addTransactions(List<TransactionId> transactions, long firstEntry) {
        for (int i = 0; i < transactions.size(); i++) {
            sources.transactions().put(TransactionTable.tag(transactions.get(i)), firstEntry + i);
        }
    }

    private void addToIndex(Block block, Staged next, long firstEntry) {
        Index index = sources.derived().index();
        long[] locations = encoder.changeLocations();
        for (int i = 0; i < locations.length; i++) {
            Change change = block.changes().get(i);
            if (next.links().first(i)) {
                Place place = new Place(firstEntry + change.entry(), locations[i]);
                index.addMade(change.key(), block.member(change.entry()), place);
            }
            if (change.value().isEmpty()) {
                index.addDeleted(change.key(), locations[i]);
            }
        }
        index.endBlock(block.number(), block.header());
    }

    /** Writes a savepoint, so that the next start is quick, and gives the directory free. */
    @Override
    public void close() {
        boolean sound = !failed;
        failed = true;
        try {
            if (sound) {
                savepoints.close(committed);
            } else {
                savepoints.abandon();
            }
        } finally {
            try (directory;
                    Derived derived = sources.derived()) {
                derived.index().close();
                sources.log().close();
            }
        }
    }
}
