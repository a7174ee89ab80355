package org.tallystick.ledger;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.tallystick.ledger.mempool.Mempool;
import org.tallystick.ledger.mempool.Reason;
import org.tallystick.ledger.mempool.Rejection;
import org.tallystick.ledger.store.LedgerStore;
import org.tallystick.ledger.store.StoreFailure;

/**
 * Looks at the free space of the ledger's disk and has the mempool refuse everything new before there is none: a write that
 * fails would stop the node, a refusal only has to be repeated.
 */
final class DiskWatch {
    private static final System.Logger LOG = System.getLogger(DiskWatch.class.getName());

    private final LedgerStore store;
    private final Mempool mempool;
    private final long least;
    private boolean full;

    /** So many bytes must be free. */
    DiskWatch(LedgerStore store, Mempool mempool, long least) {
        this.store = store;
        this.mempool = mempool;
        this.least = least;
    }

    void look() {
        try {
            look(store.usableSpace());
        } catch (StoreFailure e) {
            LOG.log(Level.WARNING, "the free space of the ledger's disk cannot be seen", e);
        }
    }

    private void look(long free) {
        boolean tooFull = free < least;
        mempool.hold(tooFull ? Optional.of(refusal(free)) : Optional.empty());
        if (tooFull && !full) {
            LOG.log(
                    Level.WARNING,
                    "the ledger's disk has " + mebibytes(free) + " left: transactions are refused until it has "
                            + mebibytes(least)
                            + ". Make room on it; nothing is lost, and the node need not be restarted");
        }
        if (full && !tooFull) {
            LOG.log(Level.INFO, "the ledger's disk has room again: transactions are taken");
        }
        full = tooFull;
    }

    private static Rejection refusal(long free) {
        return new Rejection(Reason.DISK_FULL, "the node's disk has " + mebibytes(free) + " left, which it keeps free");
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
