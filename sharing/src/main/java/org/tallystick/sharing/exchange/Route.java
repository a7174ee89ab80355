package org.tallystick.sharing.exchange;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What is to be delivered to one member, soonest first. Safe for many threads; one of them delivers. */
final class Route {
    /**
     * A parcel and when it is to be tried.
     *
     * @param failures how often it has been answered with anything but an acknowledgement
     * @param at milliseconds since 1970
     */
    record Turn(Parcel parcel, int failures, long at) {}

    /** By so many milliseconds two threads may have read the clock in the other order. */
    private static final long DISORDER = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparingLong(Turn::at));
    private final Set<Parcel> known = new HashSet<>();
    private long pausedUntil;
    private int unreachable;
    private long latest;

    /** Adds a parcel to be tried at once, unless it is here already. */
    void add(Parcel parcel, long now) {
        lock.lock();
        try {
            follow(now);
            if (known.add(parcel)) {
                turns.add(new Turn(parcel, 0, now));
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes the next parcel that is due; it must be given back or be {@link #done}. */
    Optional<Turn> takeDue(long now) {
        lock.lock();
        try {
            follow(now);
            return nextAt() <= now ? Optional.of(turns.remove()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Gives a parcel back, to be tried later. */
    void giveBack(Turn turn) {
        lock.lock();
        try {
            turns.add(turn);
        } finally {
            lock.unlock();
        }
    }

    /** The parcel needs no more tries. */
    void done(Parcel parcel) {
        lock.lock();
        try {
            known.remove(parcel);
        } finally {
            lock.unlock();
        }
    }

    /** The member did not answer: nothing is tried before then. Says how often in a row that has happened. */
    int missed() {
        lock.lock();
        try {
            return ++unreachable;
        } finally {
            lock.unlock();
        }
    }

    void pauseUntil(long time) {
        lock.lock();
        try {
            pausedUntil = time;
        } finally {
            lock.unlock();
        }
    }

    /** The member has answered, whatever it said. */
    void reached() {
        lock.lock();
        try {
            unreachable = 0;
        } finally {
            lock.unlock();
        }
    }

    /** How many parcels wait. */
    int size() {
        lock.lock();
        try {
            return known.size();
        } finally {
            lock.unlock();
        }
    }

    /** When the next parcel is due; {@link Long#MAX_VALUE} for never. */
    long nextAt() {
        lock.lock();
        try {
            return turns.isEmpty()
                    ? Long.MAX_VALUE
                    : Math.max(pausedUntil, turns.peek().at());
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a parcel is due, but no longer than so many milliseconds. */
    void awaitDue(InstantSource clock, long longest) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(longest);
            long until = untilNext(clock.millis());
            while (left > 0 && until > 0) {
                long wait = Math.min(left, TimeUnit.MILLISECONDS.toNanos(until));
                left -= wait - Math.max(0, changed.awaitNanos(wait));
                until = untilNext(clock.millis());
            }
        } finally {
            lock.unlock();
        }
    }

    private long untilNext(long now) {
        follow(now);
        return nextAt() - now;
    }

    /** A clock that was set back takes everything with it, so that nothing waits for longer than it was to. */
    private void follow(long now) {
        long back = latest - now;
        latest = now;
        if (back > DISORDER) {
            pausedUntil -= back;
            List<Turn> moved = turns.stream()
                    .map(turn -> new Turn(turn.parcel(), turn.failures(), turn.at() - back))
                    .toList();
            turns.clear();
            turns.addAll(moved);
        }
    }
}
