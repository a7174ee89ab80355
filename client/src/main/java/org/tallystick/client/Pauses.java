package org.tallystick.client;

import java.time.Duration;

/**
 * How often something is tried, and how long to wait in between: twice as long each time, by chance a little less, so
 * that many clients do not come back at one moment; or as long as the node asks for.
 */
final class Pauses {
    private static final int TRIES = 4;
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;

    /** A node that asks for more patience than this is for somebody to come back to later. */
    private static final long LONGEST_ASKED_FOR = 30;

    private final Source source;

    Pauses(Source source) {
        this.source = source;
    }

    /** Waits before another try; false if it was tried often enough. */
    boolean allow(int tried) {
        if (tried >= TRIES) {
            return false;
        }
        before(tried);
        return true;
    }

    /** The same after a problem, for as long as the node asks; false if trying again is no use. */
    boolean allow(int tried, Problem problem) {
        long askedFor = problem.retryAfter().orElse(0);
        if (!problem.isPassing() || tried >= TRIES || askedFor > LONGEST_ASKED_FOR) {
            return false;
        }
        source.pause(Duration.ofSeconds(askedFor));
        before(tried);
        return true;
    }

    /** Waits after so many tries. */
    void before(int tried) {
        long most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(tried - 1, 16));
        source.pause(Duration.ofMillis(most / 2 + source.random().nextLong(most / 2 + 1)));
    }
}
