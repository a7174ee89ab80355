package org.tallystick.sharing.vault;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks after a vault while its node runs, on a thread of its own: sweeps often; scrubs seldom, in small slices with pauses
 * between, so that neither sweeps nor readers wait for it.
 */
public final class Upkeep implements AutoCloseable {
    /**
     * How often, and how fast.
     *
     * @param sweep between two sweeps: short beside the hour that a payload may wait for its record
     * @param first how long after the start a scrub that is due begins, or goes on
     * @param slice about so many bytes are read at a time
     * @param pause between two slices
     * @param scrub how long to rest between two scrubs, whether the node runs meanwhile or not
     */
    public record Rhythm(Duration sweep, Duration first, long slice, Duration pause, Duration scrub) {
        /** Every minute; begins after ten seconds, reads at most 8 MiB in a second, and begins again after a day. */
        public static final Rhythm USUAL = new Rhythm(
                Duration.ofMinutes(1), Duration.ofSeconds(10), 1 << 20, Duration.ofMillis(125), Duration.ofDays(1));

        /** The same with another rest between two scrubs. */
        public Rhythm scrubbingEvery(Duration rest) {
            return new Rhythm(sweep, first, slice, pause, rest);
        }
    }

    /** Is told what came of it. Returns at once. */
    public interface Log {
        /** Payloads that waited were looked at. */
        void swept(Sweep sweep);

        /** Every payload was checked. */
        void scrubbed(Scrub scrub);

        /** Something could not be done. It is tried again; a payload that could not be read, at the next scrub. */
        void failed(IOException why);
    }

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofVirtual().name("vault-upkeep-", 0).factory());
    private final Vault vault;
    private final Rhythm rhythm;
    private final Log log;
    private Optional<VaultScrub> underWay = Optional.empty();

    private Upkeep(Vault vault, Rhythm rhythm, Log log) {
        this.vault = vault;
        this.rhythm = rhythm;
        this.log = log;
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Starts looking after a vault.
     *
     * @param records asked from the upkeep's thread
     */
    public static Upkeep start(Vault vault, RecordedPayloads records, Rhythm rhythm, Log log) {
        Upkeep upkeep = new Upkeep(vault, rhythm, log);
        Round sweep = () -> {
            log.swept(vault.sweep(records));
            return rhythm.sweep();
        };
        Duration due = vault.scrubRest(rhythm.scrub());
        upkeep.after(rhythm.sweep(), sweep);
        upkeep.after(due.compareTo(rhythm.first()) > 0 ? due : rhythm.first(), upkeep::slice);
        return upkeep;
    }

    /** Something to do, and how long to rest before it is done again. */
    private interface Round {
        Duration run() throws IOException;
    }

    private void after(Duration rest, Round round) {
        try {
            Future<?> _ = timer.schedule(() -> after(run(round), round), rest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException _) {
            // Closed meanwhile.
        }
    }

    private Duration run(Round round) {
        try {
            return round.run();
        } catch (IOException e) {
            log.failed(e);
        } catch (RuntimeException e) {
            log.failed(new IOException("upkeep failed: " + e.getMessage(), e));
        }
        return rhythm.sweep();
    }

    private Duration slice() throws IOException {
        VaultScrub scrub = underWay.isPresent() ? underWay.get() : vault.scrub();
        underWay = Optional.of(scrub);
        if (scrub.advance(rhythm.slice())) {
            return rhythm.pause();
        }
        underWay = Optional.empty();
        log.scrubbed(scrub.found());
        return rhythm.scrub();
    }

    /** Ends after the slice or sweep that is under way. To be closed before the vault. */
    @Override
    public void close() throws IOException {
        timer.close();
        if (underWay.isPresent()) {
            underWay.get().close();
        }
    }
}
