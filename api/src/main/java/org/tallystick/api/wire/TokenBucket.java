package org.tallystick.api.wire;

/** So many a second, with a second's worth at once. Guarded by its owner. */
final class TokenBucket {
    private static final double NANOS = 1_000_000_000.0;

    private final double perSecond;
    private double left;
    private long filledAt;

    TokenBucket(int perSecond, long now) {
        this.perSecond = perSecond;
        this.left = perSecond;
        this.filledAt = now;
    }

    boolean take(long now) {
        left = Math.min(perSecond, left + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        if (left < 1) {
            return false;
        }
        left -= 1;
        return true;
    }

    boolean isFull(long now) {
        return left + (now - filledAt) / NANOS * perSecond >= perSecond;
    }
}
