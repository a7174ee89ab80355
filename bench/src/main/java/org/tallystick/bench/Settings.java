package org.tallystick.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How much is measured, and where.
 *
 * @param time how long one measurement takes, without what it has to prepare
 * @param entries up to how many entries the pipeline goes on, at most {@link #MAX_ENTRIES}
 * @param scratch a directory on the disk to be measured; what is made in it is deleted
 * @param remarks is told what goes on
 */
public record Settings(Duration time, long entries, Path scratch, Consumer<String> remarks) {
    /** The most entries. */
    public static final long MAX_ENTRIES = 10_000_000;

    /** The longest time. */
    public static final Duration MAX_TIME = Duration.ofMinutes(10);

    public Settings {
        if (time.isNegative() || time.isZero() || time.compareTo(MAX_TIME) > 0) {
            throw new IllegalArgumentException("1 to " + MAX_TIME.toSeconds() + " seconds");
        }
        if (entries < 1 || entries > MAX_ENTRIES) {
            throw new IllegalArgumentException("1 to " + MAX_ENTRIES + " entries");
        }
    }
}
