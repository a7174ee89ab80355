package org.tallystick.api.wire;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Watches one connection: what it is doing, since when, and whether that is too long. The connection's own thread reports,
 * the server's timer asks {@link #overdue}.
 */
public final class Guard {
    /** The guard of the connection whose request is being handled on this thread. */
    static final ScopedValue<Guard> CURRENT = ScopedValue.newInstance();

    private enum Phase {
        /** Nothing of the next request has come. */
        IDLE,
        /** The headers are coming, or the connection is new. */
        HEAD,
        /** The request is being handled; its body may still be coming. */
        REQUEST,
        /** The answer is out, and what nobody wants of the body is read for a moment. */
        DRAIN
    }

    private static final Duration DRAIN = Duration.ofSeconds(1);

    private static final long NEVER = Long.MIN_VALUE;

    private final Patience patience;
    private final LongSupplier nanos;
    private final Client client;

    /** Ends the connection once the answer under way is out. */
    private Runnable end = () -> {};

    private volatile Phase phase = Phase.HEAD;
    private volatile long phaseSince;
    private volatile long readingSince = NEVER;
    private volatile long writingSince = NEVER;

    // Of the body; touched by the connection's thread only.
    private long bodyBytes;
    private long bodyNanos;

    Guard(Patience patience, LongSupplier nanos, Client client) {
        this.patience = patience;
        this.nanos = nanos;
        this.client = client;
        this.phaseSince = nanos.getAsLong();
    }

    /** The guard of the connection whose request is handled on this thread. */
    public static Guard current() {
        return CURRENT.get();
    }

    /** Whose connection it is. */
    public Client client() {
        return client;
    }

    void endsBy(Runnable ending) {
        end = ending;
    }

    /** No request follows the one that is being handled, whatever comes behind it. */
    void noMoreRequests() {
        end.run();
    }

    /** The headers have been read. */
    public void requestBegins() {
        bodyBytes = 0;
        bodyNanos = 0;
        enter(Phase.REQUEST);
    }

    /** The response has been written; the next request may come. */
    public void requestEnds() {
        enter(Phase.IDLE);
    }

    /** The answer has been written, but the body has not been read. */
    public void drainBegins() {
        enter(Phase.DRAIN);
    }

    /** True if a document has taken too long to come so far. */
    public boolean documentTooSlow() {
        return bodyNanos > patience.body().toNanos();
    }

    /** True if an upload has come more slowly than it must so far. */
    public boolean uploadTooSlow() {
        long beyond = bodyNanos - patience.stall().toNanos();
        return beyond > 0 && bodyBytes < (double) beyond / Duration.ofSeconds(1).toNanos() * patience.rate();
    }

    byte[] reading(Supplier<byte[]> read) {
        long begun = nanos.getAsLong();
        readingSince = begun;
        try {
            byte[] bytes = read.get();
            bodyBytes += bytes.length;
            return bytes;
        } finally {
            readingSince = NEVER;
            bodyNanos += nanos.getAsLong() - begun;
            if (phase == Phase.IDLE) {
                enter(Phase.HEAD);
            }
        }
    }

    void writing(Runnable write) {
        writingSince = nanos.getAsLong();
        try {
            write.run();
        } finally {
            writingSince = NEVER;
        }
    }

    /** True if the client has used up our patience and the connection should be closed. */
    boolean overdue() {
        return since(writingSince, patience.stall())
                || switch (phase) {
                    case IDLE -> since(phaseSince, patience.idle());
                    case HEAD -> since(phaseSince, patience.head());
                    case REQUEST -> since(readingSince, patience.stall());
                    case DRAIN -> since(phaseSince, DRAIN);
                };
    }

    private boolean since(long begun, Duration limit) {
        return begun != NEVER && nanos.getAsLong() - begun > limit.toNanos();
    }

    private void enter(Phase next) {
        phaseSince = nanos.getAsLong();
        phase = next;
    }
}
