package org.tallystick.sharing.holder;

import java.util.Set;
import org.tallystick.formats.id.TransactionId;

/** How far a job is. */
final class Progress {
    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 10_000;

    private long since;
    private boolean underWay;
    private int attempts;
    private long wakeAt;
    private Set<TransactionId> awaited = Set.of();

    /** @param now when the job was first seen, by the holder's clock in milliseconds */
    Progress(long now) {
        this.since = now;
    }

    long since() {
        return since;
    }

    boolean isDue(long now) {
        return !underWay && wakeAt <= now;
    }

    /** When to look again, unless it is under way. */
    long wakeAt() {
        return underWay ? Long.MAX_VALUE : wakeAt;
    }

    /** The clock was set, by so many milliseconds: what was counted by it is counted anew. */
    void clockMoved(long by) {
        since += by;
        wakeAt = wakeAt == Long.MAX_VALUE ? wakeAt : wakeAt + by;
    }

    void waitFor(Set<TransactionId> details, long until) {
        awaited = Set.copyOf(details);
        wakeAt = until;
    }

    void wake() {
        wakeAt = 0;
    }

    void arrived(TransactionId details) {
        if (awaited.contains(details)) {
            wake();
        }
    }

    void submitted() {
        underWay = true;
        attempts++;
    }

    /** Could not even be submitted. */
    void failed(long now) {
        attempts++;
        again(now);
    }

    /** Did not come through: once more at once, then after longer and longer pauses. */
    void again(long now) {
        underWay = false;
        wakeAt = attempts <= 1 ? now : now + Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(attempts, 10));
    }
}
