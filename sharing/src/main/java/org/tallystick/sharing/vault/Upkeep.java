package org.tallystick.sharing.vault;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks after a vault while its node runs: sweeps often, scrubs seldom, one after the other on a thread of its own. */
public final class Upkeep implements AutoCloseable {
    /**
     * How long to rest between two rounds.
     *
     * @param sweep short beside the hour that a payload may wait for its record
     * @param scrub long: it reads every payload
     */
    public record Rhythm(Duration sweep, Duration scrub) {
        /** A minute, and a day. */
        public static final Rhythm USUAL = new Rhythm(Duration.ofMinutes(1), Duration.ofDays(1));
    }

    /** Is told what came of each round. Returns at once. */
    public interface Log {
        /** Payloads that waited were looked at. */
        void swept(Sweep sweep);

        /** Every payload was checked. */
        void scrubbed(Scrub scrub);

        /** A round could not be finished; the next will be tried. */
        void failed(IOException why);
    }

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("vault-upkeep-", 0).factory());
    private final Log log;
    private final ScheduledFuture<?> sweeping;
    private final ScheduledFuture<?> scrubbing;

    private Upkeep(Vault vault, RecordedPayloads records, Rhythm rhythm, Log log) {
        this.log = log;
        this.sweeping = repeat(rhythm.sweep(), () -> log.swept(vault.sweep(records)));
        this.scrubbing = repeat(rhythm.scrub(), () -> log.scrubbed(vault.scrub()));
    }

    /**
     * Starts looking after a vault.
     *
     * @param records asked from the upkeep's thread
     */
    public static Upkeep start(Vault vault, RecordedPayloads records, Rhythm rhythm, Log log) {
        return new Upkeep(vault, records, rhythm, log);
    }

    private interface Round {
        void run() throws IOException;
    }

    private ScheduledFuture<?> repeat(Duration rest, Round round) {
        Runnable safe = () -> {
            try {
                round.run();
            } catch (IOException e) {
                log.failed(e);
            } catch (RuntimeException e) {
                log.failed(new IOException("upkeep failed: " + e.getMessage(), e));
            }
        };
        return thread.scheduleWithFixedDelay(safe, rest.toMillis(), rest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends after the round that is under way. To be closed before the vault. */
    @Override
    public void close() {
        sweeping.cancel(false);
        scrubbing.cancel(false);
        thread.close();
    }
}
