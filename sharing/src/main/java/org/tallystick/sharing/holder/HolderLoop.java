package org.tallystick.sharing.holder;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.TransactionId;

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
    private final Thread thread;
    private volatile boolean behind;
    private volatile boolean closed;

    private HolderLoop(Pen pen, Function<Executor, Holder> maker) {
        this.pen = pen;
        this.holder = maker.apply(inbox::add);
        this.thread = Thread.ofVirtual().name("holder-" + pen.member()).unstarted(this::run);
    }

    /** Starts a holder. */
    public static HolderLoop start(Pen pen, Ledger ledger, Papers papers) {
        HolderLoop loop = new HolderLoop(pen, executor -> new Holder(pen, ledger, papers, executor));
        loop.thread.start();
        return loop;
    }

    /** Tells it of a committed transaction; from any thread, at once. */
    public void committed(Entry.Executed entry) {
        tell(() -> holder.committed(entry));
    }

    /** Tells it that the details of that transaction are on the shelf; from any thread, at once. */
    public void arrived(TransactionId details) {
        tell(() -> holder.arrived(details));
    }

    private void tell(Runnable message) {
        if (inbox.size() < MAX_INBOX) {
            inbox.add(message);
        } else {
            behind = true;
        }
    }

    private void run() {
        holder.start();
        try {
            while (!closed) {
                takeUp(inbox.poll(Math.clamp(holder.work() - pen.now(), 1, LONGEST_WAIT), TimeUnit.MILLISECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeUp(@Nullable Runnable first) {
        for (Runnable next = first; next != null; next = inbox.poll()) {
            next.run();
        }
        if (behind) {
            behind = false;
            holder.start();
        }
    }

    /** Ends the thread. What was not done is done after the next start. */
    @Override
    public void close() {
        closed = true;
        inbox.add(() -> {});
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
