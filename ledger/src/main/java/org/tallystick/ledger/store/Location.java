package org.tallystick.ledger.store;

/**
 * Where bytes lie in the log, in one {@code long}: a position (44 bits) and a
 * length of up to 1 MiB (20 bits). A position is the segment's number times {@link #SEGMENT_SPAN} plus the offset in it,
 * so positions grow with the log.
 */
final class Location {
    /** No segment is longer. */
    static final long SEGMENT_SPAN = 1L << 28;

    private static final int LENGTH_BITS = 20;
    private static final long LENGTH_MASK = (1L << LENGTH_BITS) - 1;

    private Location() {}

    static long of(long position, int length) {
        return (position << LENGTH_BITS) | length;
    }

    static long position(long location) {
        return location >>> LENGTH_BITS;
    }

    static int length(long location) {
        return (int) (location & LENGTH_MASK);
    }

    static int segment(long position) {
        return (int) (position / SEGMENT_SPAN);
    }

    static long offset(long position) {
        return position % SEGMENT_SPAN;
    }

    static long position(int segment, long offset) {
        return segment * SEGMENT_SPAN + offset;
    }
}
