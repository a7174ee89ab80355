package org.tallystick.sharing.exchange;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.formats.id.MemberId;
import org.tallystick.sharing.loop.Loop;

/** A route and a thread for each member that something is to be delivered to. */
final class Deliveries implements AutoCloseable {
    /** However long nothing is due, it looks again after so many milliseconds: clocks jump. */
    private static final long LONGEST_WAIT = 60_000;

    private record Running(Route route, Loop loop) {}

    private final Sender sender;
    private final InstantSource clock;
    private final Loop.Watch watch;
    private final Map<MemberId, Running> running = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Deliveries(Sender sender, InstantSource clock, Loop.Watch watch) {
        this.sender = sender;
        this.clock = clock;
        this.watch = watch;
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

    /** How many parcels wait in all. */
    int waiting() {
        return running.values().stream().mapToInt(one -> one.route().size()).sum();
    }

    private Running start(MemberId member) {
        Route route = new Route();
        Loop.Work sending = new Loop.Work() {
            @Override
            public void work() throws InterruptedException {
                sender.sendDue(route);
            }

            @Override
            public void rest() throws InterruptedException {
                route.awaitDue(clock, LONGEST_WAIT);
            }
        };
        return new Running(route, Loop.start("deliver-to-" + member, sending, watch));
    }

    @Override
    public void close() {
        closed = true;
        running.values().forEach(one -> one.loop().close());
    }
}
