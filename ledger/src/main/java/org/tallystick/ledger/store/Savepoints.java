package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Decides when a savepoint is due, and has it written in the background: when the changes since the last one are many, and
 * many beside the keys there are, so that the work per change stays the same however large the state is.
 */
final class Savepoints {
    private static final int KEYS_PER_CHANGE = 8;

    private final Path folder;
    private final Derived derived;
    private final TransactionTable transactions;
    private final long atLeast;
    private long changes;
    private FutureTask<Boolean> running = new FutureTask<>(() -> true);

    Savepoints(Path folder, Derived derived, TransactionTable transactions, long atLeast) {
        this.folder = folder;
        this.derived = derived;
        this.transactions = transactions;
        this.atLeast = atLeast;
        running.run();
    }

    /** Counts a block's changes, and begins a savepoint if one is due. @throws StoreFailure if the one before failed */
    void count(int more, Committed committed) {
        changes += more;
        if (changes >= Math.max(atLeast, committed.state().keys() / KEYS_PER_CHANGE) && running.isDone()) {
            finish();
            changes = 0;
            running = new FutureTask<>(() -> write(committed));
            Thread.ofPlatform().name("ledger-savepoint").daemon().start(running);
        }
    }

    /** Waits for the one that is being written, and then writes a last one if anything has changed. */
    void close(Committed committed) {
        finish();
        if (changes > 0) {
            write(committed);
        }
    }

    /** Waits for the one that is being written, whatever comes of it: its files are about to be closed. */
    void abandon() {
        try {
            finish();
        } catch (StoreFailure _) {
            // The store has failed before, and that is what the node reports.
        }
    }

    /** Counts blocks that were replayed at the start, so that they need not be again. */
    void replayed(long blocks) {
        changes += blocks;
    }

    /** Waits for the one that is being written. @throws StoreFailure if it failed */
    void finish() {
        try {
            running.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreFailure failure) {
                throw failure;
            }
            throw new IllegalStateException("a savepoint could not be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreFailure(StoreFailure.Problem.CLOSED, "Interrupted while a savepoint was written");
        }
    }

    private boolean write(Committed committed) {
        try {
            derived.sync();
        } catch (IOException e) {
            throw StoreFailure.of(e, "Syncing derived files");
        }
        SavepointFiles.write(folder, Savepoint.of(committed, transactions));
        return true;
    }
}
