package org.tallystick.ledger;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tallystick.ledger.store.Finding;
import org.tallystick.ledger.store.LedgerStore;
import org.tallystick.ledger.store.LogScrub;
import org.tallystick.ledger.store.StoreFailure;

/**
 * Looks after the block log while its node runs: scrubs all of it soon after the start and then again and again, in small
 * slices with pauses between, on a thread of its own. If a block is damaged it has the ledger halted; if only something
 * derived is wrong, it is built anew at the next start.
 */
public final class LogUpkeep implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LogUpkeep.class.getName());

    /**
     * How often, and how fast.
     *
     * @param first how long after the start the first scrub begins
     * @param slice about so many bytes are read at a time
     * @param pause between two slices
     * @param scrub how long to rest between two scrubs
     */
    public record Rhythm(Duration first, long slice, Duration pause, Duration scrub) {
        /** Begins after five seconds, reads at most 8 MiB in a second, and begins again after a day. */
        public static final Rhythm USUAL =
                new Rhythm(Duration.ofSeconds(5), 1 << 20, Duration.ofMillis(125), Duration.ofDays(1));
    }

    /**
     * How far it is.
     *
     * @param scrubs how many times the whole log has been read since the start
     * @param bytes how many bytes have been read for that
     * @param damaged which block is damaged, where, and what to do
     * @param derived what else is wrong; the next start mends it
     */
    public record State(long scrubs, long bytes, Optional<String> damaged, Optional<String> derived) {
        static final State BEGINNING = new State(0, 0, Optional.empty(), Optional.empty());
    }

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("ledger-upkeep").daemon().factory());
    private final LedgerStore store;
    private final Rhythm rhythm;
    private final Consumer<String> halt;
    private volatile State state = State.BEGINNING;
    private Optional<LogScrub> underWay = Optional.empty();

    private LogUpkeep(LedgerStore store, Rhythm rhythm, Consumer<String> halt) {
        this.store = store;
        this.rhythm = rhythm;
        this.halt = halt;
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Starts looking after a store, which is closed after this.
     *
     * @param halt is told once, from the upkeep's thread, if a block is damaged: which, where, and what to do
     */
    static LogUpkeep start(LedgerStore store, Rhythm rhythm, Consumer<String> halt) {
        LogUpkeep upkeep = new LogUpkeep(store, rhythm, halt);
        upkeep.after(rhythm.first());
        return upkeep;
    }

    /** How far it is, and what it has found. */
    public State state() {
        return state;
    }

    private void after(Duration rest) {
        try {
            Future<?> _ = timer.schedule(this::slice, rest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException _) {
            // Closed meanwhile.
        }
    }

    private void slice() {
        try {
            LogScrub scrub = underWay.orElseGet(store::scrub);
            long before = scrub.bytes();
            boolean more = scrub.advance(rhythm.slice());
            underWay = more ? Optional.of(scrub) : Optional.empty();
            state = new State(state.scrubs(), state.bytes() + scrub.bytes() - before, state.damaged(), state.derived());
            if (more) {
                after(rhythm.pause());
            } else {
                ended(scrub.findings());
            }
        } catch (StoreFailure e) {
            if (e.problem() != StoreFailure.Problem.CLOSED) {
                broke(e);
            }
        } catch (RuntimeException e) {
            broke(e);
        }
    }

    private void ended(List<Finding> findings) {
        Optional<Finding> damage =
                findings.stream().filter(finding -> !finding.derived()).findFirst();
        Optional<String> damaged = damage.map(LogUpkeep::advice);
        Optional<String> derived =
                findings.stream().filter(Finding::derived).findFirst().map(LogUpkeep::derived);
        state = new State(state.scrubs() + 1, state.bytes(), damaged, derived);
        remember(findings.stream().map(Finding::message).toList());
        derived.ifPresent(what -> LOG.log(Level.WARNING, what));
        if (damaged.isPresent()) {
            LOG.log(Level.ERROR, damaged.get());
            halt.accept(damaged.get());
        } else {
            after(rhythm.scrub());
        }
    }

    private static String advice(Finding damage) {
        return damage.message()
                + ". The node takes no more transactions; what is intact can still be read. Stop it, restore that file from a"
                + " back-up or copy it from another member, run 'tally fsck', and start it again";
    }

    private static String derived(Finding finding) {
        String what = finding instanceof Finding.DerivedDiffers(Path file, String wrong)
                ? file + ": " + wrong
                : finding.message();
        return "what is derived from the blocks is not what they give (" + what + "); the next start builds it anew";
    }

    /** The ledger has failed. If that was for damage, a restart must look for it first. */
    void failed(Throwable why) {
        if (why instanceof StoreFailure failure && failure.problem() == StoreFailure.Problem.DAMAGED) {
            remember(List.of(String.valueOf(why.getMessage())));
        }
    }

    private void remember(List<String> found) {
        if (found.isEmpty()) {
            return;
        }
        try {
            store.remember(found);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "what was found wrong cannot be written down, so a restart would forget it", e);
        }
    }

    /** The next scrub may do better. */
    private void broke(RuntimeException why) {
        LOG.log(Level.ERROR, "the block log could not be scrubbed to its end", why);
        underWay = Optional.empty();
        after(rhythm.scrub());
    }

    @Override
    public void close() {
        timer.close();
    }
}
