package org.tallystick.ledger;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.tallystick.ledger.mempool.Mempool;
import org.tallystick.ledger.mempool.Reason;
import org.tallystick.ledger.mempool.Rejection;
import org.tallystick.ledger.store.LedgerStore;
import org.tallystick.ledger.store.StoreFailure;

/**
 * Looks at the free space of the ledger's disk once a second and has the mempool refuse everything before there is none: a
 * write that fails would stop the node, a refusal only has to be repeated.
 */
final class DiskWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DiskWatch.class.getName());

    private final LedgerStore store;
    private final Mempool mempool;
    private final long least;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ledger-disk-watch").daemon().factory());
    private final ScheduledFuture<?> looking;

    /** Looks at once, and then every second; so many bytes must be free. */
    DiskWatch(LedgerStore store, Mempool mempool, long least) {
        this.store = store;
        this.mempool = mempool;
        this.least = least;
        look();
        this.looking = timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            mempool.hold(tooFull(store.usableSpace()));
        } catch (StoreFailure e) {
            LOG.log(Level.WARNING, "the free space of the ledger's disk cannot be seen", e);
        }
    }

    private Optional<Rejection> tooFull(long free) {
        return free >= least
                ? Optional.empty()
                : Optional.of(new Rejection(
                        Reason.DISK_FULL, "the node's disk has " + (free >> 20) + " MiB left, which it keeps free"));
    }

    @Override
    public void close() {
        looking.cancel(false);
        timer.close();
    }
}
