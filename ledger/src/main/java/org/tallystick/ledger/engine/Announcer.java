package org.tallystick.ledger.engine;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells the world about blocks, in order and off the thread that executes: first whoever waits for a transaction, then the
 * listeners. When it falls {@value #BEHIND} blocks behind, the engine waits for it.
 */
public final class Announcer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Announcer.class.getName());
    private static final int BEHIND = 64;

    private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(BEHIND);
    private final List<BlockListener> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    public Announcer() {
        this.thread = Thread.ofPlatform().name("ledger-announcer").daemon().start(this::run);
    }

    /** From the next block on this listener hears of every one. Closing the subscription ends that. */
    public Subscription subscribe(BlockListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Ends when it is closed. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Hands a block over that is on disk.
     *
     * @param settle tells those who wait for its transactions
     */
    public void announce(CommittedBlock block, Runnable settle) {
        try {
            queue.put(() -> tell(block, settle));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tell(block, settle);
        }
    }

    /** Tells what is left and ends. Interrupts no listener: one that is writing to a file would lose it. */
    @Override
    public void close() {
        try {
            queue.put(() -> closed = true);
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                queue.take().run();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the announcer", e);
        }
    }

    private void tell(CommittedBlock block, Runnable settle) {
        settle.run();
        for (BlockListener listener : listeners) {
            try {
                listener.committed(block);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "a listener failed on block " + block.number() + " and missed it", e);
            }
        }
    }
}
