package org.tallystick.sharing.loop;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Does the same work again and again on a thread of its own. A disk that is full for a moment must not end it, or a member
 * would fall silent for good: what fails is told, and tried again after a pause that grows.
 */
public final class Loop implements AutoCloseable {
    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 10_000;

    /** What a loop does. */
    public interface Work {
        /** Does what there is to do. It waits for nothing; once it comes through, an earlier trouble counts as over. */
        void work() throws IOException, InterruptedException;

        /** Waits for more to do, and takes it up. */
        void rest() throws IOException, InterruptedException;
    }

    /** Is told how loops are doing, by several of them at once. Returns at once. */
    public interface Watch {
        /** That loop failed, and goes on after a pause. */
        void failing(String loop, Throwable why);

        /** It came through again. */
        void recovered(String loop);
    }

    private final String name;
    private final Work work;
    private final Watch watch;
    private final Thread thread;
    private final CountDownLatch ending = new CountDownLatch(1);
    private int failures;

    private Loop(String name, Work work, Watch watch) {
        this.name = name;
        this.work = work;
        this.watch = watch;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /** Starts one. */
    public static Loop start(String name, Work work, Watch watch) {
        Loop loop = new Loop(name, work, watch);
        loop.thread.start();
        return loop;
    }

    private void run() {
        try {
            while (ending.getCount() > 0) {
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Error e) {
            watch.failing(name, e);
            throw e;
        }
    }

    private void round() throws InterruptedException {
        try {
            work.work();
            if (failures > 0) {
                failures = 0;
                watch.recovered(name);
            }
            work.rest();
        } catch (IOException | RuntimeException e) {
            failures++;
            watch.failing(name, e);
            pause();
        }
    }

    private void pause() throws InterruptedException {
        long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures - 1, 10));
        boolean _ = ending.await(pause, TimeUnit.MILLISECONDS);
    }

    /** Ends it, in the middle of its work if need be. */
    @Override
    public void close() {
        end(thread::interrupt);
    }

    /**
     * Ends it.
     *
     * @param wake brings it out of its rest
     */
    public void end(Runnable wake) {
        ending.countDown();
        wake.run();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
