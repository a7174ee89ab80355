package org.tallystick.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.merkle.CompactRange;
import org.tallystick.formats.merkle.TreeHasher;

/** Walks over the blocks and derives hashes, roots and state from them again. */
final class BlockAudit {
    private static final long CACHE = 64L << 20;

    private final BlockLog log;
    private final Findings findings;
    private final Optional<Reexecution> again;
    private final CompactRange edge = new CompactRange();
    private final TreeHasher hasher = new TreeHasher();
    private final Stager stager = new Stager();
    private final Graves graves = new Graves();
    private final ValueCache cache = new ValueCache(CACHE);
    private Committed now = Committed.NOTHING;

    BlockAudit(BlockLog log, Findings findings, Optional<Reexecution> again) {
        this.log = log;
        this.findings = findings;
        this.again = again;
    }

    /** Reads all blocks, up to the first that cannot be read, and shows each to the audit of what is derived. */
    void run(DerivedAudit derived, Fsck.Onlooker onlooker) {
        long position = BlockLog.beginning();
        long bytes = log.segments().stream().mapToLong(Segment::size).sum();
        long read = 0;
        while (true) {
            switch (log.step(position)) {
                case BlockLog.Step.Good(Frame frame) -> {
                    Optional<Block> block = add(frame, derived);
                    position = frame.end();
                    read += frame.length();
                    StateReader after = new StateReader(now.state(), log, cache);
                    onlooker.examined(new Fsck.Examined(block, frame.firstEntry(), after::value, read, bytes));
                }
                case BlockLog.Step.End _ -> {
                    long known = derived.known();
                    findings.unless(now.blocks() >= known, new Finding.BlocksMissing(now.blocks(), known));
                    return;
                }
                case BlockLog.Step.Broken(long broken, String why) -> {
                    broken(broken, why, derived.known());
                    return;
                }
            }
        }
    }

    /** The last state. */
    Committed reached() {
        return now;
    }

    Graves graves() {
        return graves;
    }

    Fsck.Report report() {
        return new Fsck.Report(
                now.blocks(),
                now.size(),
                now.state().keys(),
                now.logRoot(),
                now.state().hash(),
                again.isPresent(),
                findings.all());
    }

    /** What something derived knows of was committed, and so was whole once. */
    private void broken(long position, String why, long known) {
        long offset = Location.offset(position);
        findings.add(
                now.blocks() < known || LogDamage.intactFrameAfter(log, position)
                        ? new Finding.DamagedBlock(now.blocks(), log.path(position), offset, why)
                        : new Finding.TornBlock(now.blocks(), log.path(position), offset));
    }

    private Optional<Block> add(Frame frame, DerivedAudit derived) {
        long number = now.blocks();
        Chain.faultOf(frame, number, now.size(), now.header())
                .ifPresent(fault -> findings.add(new Finding.BrokenChain(number, fault)));
        List<Hash> leaves =
                frame.entries().stream().map(entry -> hasher.leaf(entry.item())).toList();
        HashFiles.Growth growth = HashFiles.grow(edge, leaves);
        findings.unless(edge.root().equals(frame.logRoot()), new Finding.OtherLogRoot(number));
        List<Change> changes = frame.blockChanges();
        Staged staged = stager.stage(now.state(), graves, changes);
        checkState(frame, staged);
        checkHistory(frame, staged);
        Optional<Block> block = block(frame);
        block.ifPresent(this::executeAgain);
        long[] locations =
                frame.changes().stream().mapToLong(Frame.Placed::location).toArray();
        staged.bury(locations, graves);
        staged.place(locations, cache);
        now = new Committed(
                number + 1,
                frame.nextEntry(),
                Optional.of(frame.header()),
                frame.position(),
                edge.root(),
                staged.state());
        derived.block(frame, staged.links(), growth, now, block);
        return block;
    }

    private void checkState(Frame frame, Staged staged) {
        Optional<Hash> named = Chain.header(frame.header()).map(Entry.Header::stateRoot);
        findings.unless(
                named.isPresent() && named.get().equals(staged.state().hash()),
                new Finding.OtherStateRoot(frame.number()));
    }

    private void checkHistory(Frame frame, Staged staged) {
        long[] placed = new long[frame.changes().size()];
        for (int i = 0; i < placed.length; i++) {
            ChangeRecord change = frame.changes().get(i).item();
            placed[i] = frame.changes().get(i).location();
            findings.unless(
                    change.previous() == staged.links().previous(i, placed),
                    new Finding.BrokenHistory(frame.number(), change.key().value()));
        }
    }

    private Optional<Block> block(Frame frame) {
        try {
            return Optional.of(frame.block());
        } catch (MalformedException e) {
            findings.add(new Finding.MalformedEntries(frame.number(), e.detail()));
            return Optional.empty();
        }
    }

    private void executeAgain(Block logged) {
        if (again.isEmpty()) {
            return;
        }
        StateReader before = new StateReader(now.state(), log, cache);
        try {
            compare(logged, again.get().execute(logged, before::value));
        } catch (StoreFailure e) {
            throw e;
        } catch (Reexecution.BrokenRule e) {
            findings.add(new Finding.BrokenRule(logged.number(), String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            findings.add(new Finding.OtherExecution(logged.number(), "an error: " + e));
        }
    }

    private void compare(Block logged, Block executed) {
        List<String> differences = new ArrayList<>();
        if (logged.entries().size() != executed.entries().size()) {
            differences.add(executed.entries().size() + " entries instead of "
                    + logged.entries().size());
        }
        for (int i = 0; i < Math.min(logged.entries().size(), executed.entries().size()); i++) {
            if (!logged.entries().get(i).equals(executed.entries().get(i))) {
                differences.add("another entry " + (now.size() + i));
            }
        }
        if (!logged.changes().equals(executed.changes())) {
            differences.add("other changes of the state");
        }
        differences.forEach(what -> findings.add(new Finding.OtherExecution(logged.number(), what)));
    }
}
