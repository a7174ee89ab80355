package org.tallystick.sharing.exchange;

import java.util.random.RandomGenerator;

/**
 * How long to wait after so many failures: twice as long each time, up to a bound, a quarter more or less by chance so that
 * nodes do not knock in step. In milliseconds.
 */
record Backoff(long first, long longest) {
    /** For members that do not answer. */
    static final Backoff UNREACHABLE = new Backoff(500, 5 * 60_000);

    /** For entries that have not arrived there yet, and nodes that ask for patience. */
    static final Backoff NOT_YET = new Backoff(1_000, 60_000);

    /** For refusals: something is wrong that only people can put right. */
    static final Backoff REFUSED = new Backoff(60_000, 60 * 60_000);

    private static final int MOST_DOUBLINGS = 30;

    long after(int failures, RandomGenerator random) {
        long wait = Math.min(longest, first << Math.clamp(failures - 1, 0, MOST_DOUBLINGS));
        return wait - wait / 4 + random.nextLong(wait / 2 + 1);
    }
}
