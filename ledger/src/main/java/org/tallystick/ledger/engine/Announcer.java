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

    private record News(CommittedBlock block, Runnable settle) {}

    private final BlockingQueue<News> queue = new ArrayBlockingQueue<>(BEHIND);
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
            queue.put(new News(block, settle));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tell(new News(block, settle));
        }
    }

    /** Tells what is left and ends. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                tell(queue.take());
            } catch (InterruptedException e) {
                closed = true;
            }
        }
        for (News news = queue.poll(); news != null; news = queue.poll()) {
            tell(news);
        }
    }

    private void tell(News news) {
        news.settle().run();
        for (BlockListener listener : listeners) {
            try {
                listener.committed(news.block());
            } catch (RuntimeException e) {
                LOG.log(
                        Level.ERROR,
                        "a listener failed on block " + news.block().number() + " and missed it",
                        e);
            }
        }
    }
}
