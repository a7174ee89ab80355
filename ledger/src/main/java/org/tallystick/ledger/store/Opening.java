package org.tallystick.ledger.store;

import java.nio.file.Path;
import java.util.Optional;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.merkle.CompactRange;
import org.tallystick.ledger.store.StoreFailure.Problem;

/**
 * Opens a ledger: reads the newest savepoint, replays the blocks after it, cuts off a torn last block, and checks log,
 * hashes, index and state against one another. What is derived and does not fit is built anew; a log that is damaged, or
 * that lacks blocks which were committed, is not touched.
 */
final class Opening {
    private final StoreDirectory directory;
    private final BlockLog log;
    private final Tuning tuning;
    private final FindingsFile findings;
    private boolean torn;

    private Opening(StoreDirectory directory, BlockLog log, Tuning tuning) {
        this.directory = directory;
        this.log = log;
        this.tuning = tuning;
        this.findings = new FindingsFile(directory);
    }

    /** A ledger that was opened, and how. */
    record Opened(
            StoreDirectory directory, Sources sources, Committed committed, CompactRange edge, Recovery recovery) {}

    static Opened open(Path root, NetworkName network, Tuning tuning) {
        StoreDirectory directory = StoreDirectory.open(root, network);
        try {
            BlockLog log = BlockLog.open(directory.blocks(), network, tuning.rollAt());
            try {
                return new Opening(directory, log, tuning).open();
            } catch (RuntimeException e) {
                log.close();
                throw e;
            }
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private Opened open() {
        Derived derived = Derived.open(directory);
        try {
            Optional<Savepoint> savepoint = SavepointFiles.newest(directory.state());
            lookAgain(derived, known(derived, savepoint));
            return open(derived, savepoint, false);
        } catch (Contradiction contradiction) {
            derived.close();
        } catch (RuntimeException e) {
            derived.close();
            throw e;
        }
        return rebuild();
    }

    /** What a scrub has found wrong is looked at before anything is taken for right. */
    private void lookAgain(Derived derived, long known) throws Contradiction {
        if (!findings.exists()) {
            return;
        }
        LogScrub scrub = new LogScrub(directory, log, derived, known);
        while (scrub.advance(Long.MAX_VALUE / 2)) {
            // It reads all of it.
        }
        for (Finding finding : scrub.findings()) {
            if (!finding.derived()) {
                throw StoreFailure.damaged("A scrub found that " + finding.message() + "; it still is so");
            }
        }
        Contradiction.unless(scrub.findings().isEmpty(), "what is derived is wrong");
    }

    private Opened rebuild() {
        Derived.delete(directory);
        Derived derived = Derived.open(directory);
        try {
            return open(derived, Optional.empty(), true);
        } catch (Contradiction e) {
            derived.close();
            throw new IllegalStateException("what has just been built from the blocks contradicts them", e);
        } catch (RuntimeException e) {
            derived.close();
            throw e;
        }
    }

    private Opened open(Derived derived, Optional<Savepoint> savepoint, boolean rebuilt) throws Contradiction {
        long known = known(derived, savepoint);
        Optional<Frame> base = savepoint.isEmpty() ? Optional.empty() : Optional.of(base(savepoint.get(), known));
        Committed from = from(savepoint, base);
        CompactRange edge = align(derived, from);
        TransactionTable transactions = savepoint.map(Savepoint::transactions).orElseGet(TransactionTable::new);
        Replay replay = new Replay(derived, transactions, edge, from);
        Optional<Frame> last = walk(replay, base, known);
        Committed committed = replay.finish();
        checkState(committed, savepoint.isPresent());
        last.ifPresent(log::writeAgain);
        findings.remove();
        Recovery recovery = new Recovery(committed.blocks() - from.blocks(), torn, rebuilt);
        ValueCache cache = new ValueCache(tuning.cachedValues());
        Sources sources =
                new Sources(log, derived, transactions, derived.index().graves(), cache);
        return new Opened(directory, sources, committed, edge, recovery);
    }

    /** How many blocks were surely committed: all that is derived was written after the sync of its block. */
    private static long known(Derived derived, Optional<Savepoint> savepoint) {
        long indexed = derived.index().reached().map(Index.Reached::block).orElse(-1L);
        long saved = savepoint.map(Savepoint::block).orElse(-1L);
        return Math.max(derived.offsets().blocks(), Math.max(indexed, saved) + 1);
    }

    /** The last block that the savepoint holds, if the log has it. */
    private Frame base(Savepoint savepoint, long known) throws Contradiction {
        Frame frame = switch (log.step(savepoint.position())) {
            case BlockLog.Step.Good(Frame good) -> good;
            case BlockLog.Step.End(long end) -> throw missing(end, savepoint.block(), known);
            case BlockLog.Step.Broken(long position, String why) -> {
                requireNothingAfter(position, why, savepoint.block());
                throw missing(position, savepoint.block(), known);
            }
        };
        Contradiction.unless(
                frame.number() == savepoint.block()
                        && frame.nextEntry() == savepoint.size()
                        && Hash.of(frame.header()).equals(savepoint.header()),
                "the savepoint is of another ledger than the blocks");
        return frame;
    }

    private static Committed from(Optional<Savepoint> savepoint, Optional<Frame> base) {
        if (savepoint.isEmpty() || base.isEmpty()) {
            return Committed.NOTHING;
        }
        Frame frame = base.get();
        return new Committed(
                frame.number() + 1,
                frame.nextEntry(),
                Optional.of(frame.header()),
                frame.position(),
                frame.logRoot(),
                savepoint.get().state());
    }

    /** Cuts hashes and offsets to where the replay begins, and takes the edge of the log's tree from them. */
    private static CompactRange align(Derived derived, Committed from) throws Contradiction {
        Contradiction.unless(derived.hashes().covers(from.size()), "hashes are missing");
        Contradiction.unless(
                derived.offsets().blocks() >= from.blocks() && derived.offsets().entries() >= from.size(),
                "offsets are missing");
        long indexed = derived.index().reached().map(Index.Reached::block).orElse(-1L);
        Contradiction.unless(indexed >= from.blocks() - 1, "the index is behind the savepoint");
        derived.hashes().truncate(from.size());
        derived.offsets().truncate(from.blocks(), from.size());
        CompactRange edge = CompactRange.of(derived.hashes(), from.size());
        Contradiction.unless(edge.root().equals(from.logRoot()), "the hashes do not give the log's root");
        return edge;
    }

    /** Replays all frames from there on; returns the last one of the log. */
    private Optional<Frame> walk(Replay replay, Optional<Frame> base, long known) throws Contradiction {
        Optional<Frame> last = base;
        long position = base.map(Frame::end).orElse(BlockLog.beginning());
        while (true) {
            switch (log.step(position)) {
                case BlockLog.Step.Good(Frame frame) -> {
                    replay.add(frame);
                    last = Optional.of(frame);
                    position = frame.end();
                }
                case BlockLog.Step.End(long end) -> {
                    requireAll(end, replay.blocks(), known);
                    return last;
                }
                case BlockLog.Step.Broken(long broken, String why) -> {
                    cut(broken, why, replay.blocks(), known);
                    return last;
                }
            }
        }
    }

    private void cut(long position, String why, long blocks, long known) {
        requireNothingAfter(position, why, blocks);
        requireAll(position, blocks, known);
        log.cut(position);
        torn = true;
    }

    /** A torn block is the last thing in the log; one before others that are whole is damaged. */
    private void requireNothingAfter(long position, String why, long block) {
        if (LogDamage.intactFrameAfter(log, position)) {
            throw StoreFailure.damaged("Block " + block + " at byte " + Location.offset(position) + " of "
                    + log.path(position) + " is damaged (" + why + "), and blocks after it are not");
        }
    }

    private void requireAll(long end, long blocks, long known) {
        if (blocks < known) {
            throw missing(end, blocks, known);
        }
    }

    private StoreFailure missing(long position, long block, long known) {
        return new StoreFailure(
                Problem.BLOCKS_MISSING,
                "The block log has no whole block " + block + " at byte " + Location.offset(position) + " of segment "
                        + Location.segment(position) + ", but " + known + " blocks were committed. Restore "
                        + directory.blocks()
                        + " from a back-up or copy it from another member. If you put an older copy"
                        + " there on purpose, delete the folders index, hashes, offsets and state beside it");
    }

    /** The header of the last block names the state's root. */
    private static void checkState(Committed committed, boolean fromSavepoint) throws Contradiction {
        if (committed.header().isEmpty()) {
            return;
        }
        Hash expected = Chain.header(committed.header().get())
                .orElseThrow(() -> new IllegalStateException("every block that was taken in has a header"))
                .stateRoot();
        boolean right = committed.state().hash().equals(expected);
        Contradiction.unless(right || !fromSavepoint, "the savepoint does not lead to the state's root");
        if (!right) {
            throw StoreFailure.damaged(
                    "The changes in the blocks do not give the state's root in block " + (committed.blocks() - 1));
        }
    }
}
