package org.tallystick.sharing.exchange;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
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

    private static final long LONGEST = 2 * Backoff.REFUSED.longest();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparingLong(Turn::at));
    private final Set<Parcel> known = new HashSet<>();
    private long pausedUntil;
    private int unreachable;

    /** Adds a parcel to be tried at once, unless it is here already. */
    void add(Parcel parcel, long now) {
        lock.lock();
        try {
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
            boolean due =
                    !turns.isEmpty() && isDue(Math.max(pausedUntil, turns.peek().at()), now);
            return due ? Optional.of(turns.remove()) : Optional.empty();
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
            while (left > 0 && !isDue(nextAt(), clock.millis())) {
                long wait = Math.min(left, untilNext(clock, longest));
                left -= wait - Math.max(0, changed.awaitNanos(wait));
            }
        } finally {
            lock.unlock();
        }
    }

    private long untilNext(InstantSource clock, long longest) {
        return TimeUnit.MILLISECONDS.toNanos(Math.clamp(nextAt() - clock.millis(), 1, longest));
    }

    /** Nothing waits for so long: if it seems to, the clock has jumped back. */
    private static boolean isDue(long at, long now) {
        return at <= now || (at != Long.MAX_VALUE && at - now > LONGEST);
    }
}
