package org.tallystick.cli.frame;

import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * A bar on the error stream for work that goes on for more than two seconds. Not for several threads.
 *
 * <p>It draws at most ten times a second and takes its line away when closed.
 */
public final class Progress implements AutoCloseable {
    private static final long SECOND = 1_000_000_000L;
    private static final long PATIENCE = 2 * SECOND;
    private static final long FRAME = SECOND / 10;
    private static final int WIDTH = 30;
    private static final int LEAST_WIDTH = 5;

    private final Terminal terminal;
    private String what;
    private final LongSupplier nanos;
    private final long started;
    private long drawn = Long.MIN_VALUE;

    /**
     * @param what the work in a few words, such as {@code Uploading scan.png}
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    Progress(Terminal terminal, String what, LongSupplier nanos) {
        this.terminal = terminal;
        this.what = what;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
    }

    /** So many bytes of so many are done. */
    public void at(long done, long total) {
        long passed = nanos.getAsLong() - started;
        if (terminal.watchedErr() && passed >= PATIENCE && (drawn == Long.MIN_VALUE || passed - drawn >= FRAME)) {
            drawn = passed;
            terminal.err().print("\r" + bar(done, Math.max(1, total), passed) + "\u001b[K");
            terminal.err().flush();
        }
    }

    /** The same of work that is now called that. */
    public void at(long done, long total, String now) {
        what = now;
        at(done, total);
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        if (drawn != Long.MIN_VALUE) {
            terminal.err().print("\r\u001b[K");
            terminal.err().flush();
        }
    }

    private String bar(long done, long total, long passed) {
        double share = Math.min(1, (double) done / total);
        long left = done == 0 ? 0 : (long) (passed / share - passed) / SECOND;
        String lead = "  " + what + " [";
        String tail = String.format(Locale.ROOT, "] %3d %% of %s, %d s left", (int) (share * 100), size(total), left);
        int width = Math.clamp(Folding.COLUMNS - 1L - lead.length() - tail.length(), LEAST_WIDTH, WIDTH);
        int full = (int) (share * width);
        return lead + "#".repeat(full) + ".".repeat(width - full) + tail;
    }

    /** A number of bytes as people write it, such as {@code 1.4 MB}. */
    static String size(long bytes) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};
        int unit = 0;
        double value = bytes;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? Count.bytes(bytes) : String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }
}
