package org.tallystick.sharing.exchange;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.formats.id.MemberId;

/** A route and a thread for each member that something is to be delivered to. */
final class Deliveries implements AutoCloseable {
    /** However long nothing is due, it looks again after so many milliseconds: clocks jump. */
    private static final long LONGEST_WAIT = 60_000;

    private record Running(Route route, Thread thread) {}

    private final Sender sender;
    private final InstantSource clock;
    private final Map<MemberId, Running> running = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Deliveries(Sender sender, InstantSource clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /** Delivers the parcel as soon as it is its turn. */
    void post(Parcel parcel) {
        if (!closed) {
            running.computeIfAbsent(parcel.to(), this::start).route().add(parcel, clock.millis());
        }
    }

    /** How many parcels wait for that member. */
    int waiting(MemberId member) {
        Running found = running.get(member);
        return found == null ? 0 : found.route().size();
    }

    private Running start(MemberId member) {
        Route route = new Route();
        return new Running(
                route, Thread.ofVirtual().name("deliver-to-" + member).start(() -> run(route)));
    }

    private void run(Route route) {
        try {
            while (!closed) {
                sender.sendDue(route);
                route.awaitDue(clock, LONGEST_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        running.values().forEach(one -> one.thread().interrupt());
        for (Running one : running.values()) {
            try {
                one.thread().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
