package org.tallystick.sharing.holder;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.sharing.loop.Loop;

/**
 * A thread of its own for one {@link Holder}: it alone touches it. When more comes in than it takes up, it forgets the
 * single messages and reads the state anew.
 */
public final class HolderLoop implements AutoCloseable {
    private static final int MAX_INBOX = 20_000;

    /** However little happens, it looks again after so many milliseconds. */
    private static final long LONGEST_WAIT = 60_000;

    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Holder holder;
    private final Pen pen;
    private final Loop loop;
    private volatile boolean behind = true;
    private volatile int jobs;

    private HolderLoop(Pen pen, Function<Executor, Holder> maker, Loop.Watch watch) {
        this.pen = pen;
        this.holder = maker.apply(inbox::add);
        this.loop = Loop.start("holder-" + pen.member(), new Holding(), watch);
    }

    /**
     * Starts a holder.
     *
     * @param watch is told when it is in trouble
     */
    public static HolderLoop start(Pen pen, Ledger ledger, Papers papers, Loop.Watch watch) {
        return new HolderLoop(pen, executor -> new Holder(pen, ledger, papers, executor), watch);
    }

    /** Tells it of a committed transaction; from any thread, at once. */
    public void committed(Entry.Executed entry) {
        tell(() -> holder.committed(entry));
    }

    /** Tells it that the details of that transaction are on the shelf; from any thread, at once. */
    public void arrived(TransactionId details) {
        tell(() -> holder.arrived(details));
    }

    /** How many requests and grants it has yet to answer, as of the last time it looked after them. */
    public int jobs() {
        return jobs;
    }

    private void tell(Runnable message) {
        if (inbox.size() < MAX_INBOX) {
            inbox.add(message);
        } else {
            behind = true;
        }
    }

    private final class Holding implements Loop.Work {
        private long next;

        @Override
        public void work() {
            if (behind) {
                behind = false;
                orBehind(holder::start);
            }
            next = holder.work();
            jobs = holder.jobs();
        }

        @Override
        public void rest() throws InterruptedException {
            Runnable first = inbox.poll(Math.clamp(next - pen.now(), 1, LONGEST_WAIT), TimeUnit.MILLISECONDS);
            for (Runnable message = first; message != null; message = inbox.poll()) {
                orBehind(message);
            }
        }

        /** A message that could not be taken up is as good as missed. */
        private void orBehind(Runnable message) {
            try {
                message.run();
            } catch (RuntimeException e) {
                behind = true;
                throw e;
            }
        }
    }

    /** Ends the thread. What was not done is done after the next start. */
    @Override
    public void close() {
        loop.end(() -> inbox.add(() -> {}));
    }
}
