package org.tallystick.testkit.surroundings;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on as this machine's does, and that a test can set. */
final class SetClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    /** Sets it so far ahead of the machine's, or behind. */
    void ahead(Duration by) {
        ahead = by;
    }
}
