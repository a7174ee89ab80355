package org.tallystick.bench;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Threads that share a list of items, each taking the next few until none is left. */
record Crowd(int threads, int atOnce, ThreadFactory factory) {
    Crowd(int threads, int atOnce) {
        this(threads, atOnce, Thread.ofPlatform().factory());
    }

    /** Threads that mostly wait, of which there may be hundreds. */
    static Crowd waiting(int threads) {
        return new Crowd(threads, 1, Thread.ofVirtual().factory());
    }

    /** As many as there are processors. */
    static Crowd ofProcessors() {
        return new Crowd(Runtime.getRuntime().availableProcessors(), 64);
    }

    <T> void each(List<T> items, Consumer<List<T>> work) {
        AtomicInteger next = new AtomicInteger();
        run(_ -> {
            for (int from = next.getAndAdd(atOnce); from < items.size(); from = next.getAndAdd(atOnce)) {
                work.accept(items.subList(from, Math.min(items.size(), from + atOnce)));
            }
        });
    }

    /**
     * Runs the work once on each thread, which is told its number.
     *
     * @throws IllegalStateException once all have ended, if one of them failed
     */
    void run(Consumer<Integer> work) {
        try (ExecutorService pool = Executors.newThreadPerTaskExecutor(factory)) {
            List<Future<?>> all = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(number -> pool.submit(() -> work.accept(number)))
                    .toList();
            all.forEach(Crowd::join);
        }
    }

    private static void join(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
