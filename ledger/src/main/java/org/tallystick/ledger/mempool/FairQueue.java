package org.tallystick.ledger.mempool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.formats.id.MemberId;

/**
 * Serves the members in turn, and of each its accounts in turn: however many accounts a member registers, the others come
 * to theirs. One thread at a time: its owner holds the lock.
 */
final class FairQueue {
    /**
     * A member may have so many times as much waiting as there is room left. Alone it fills three quarters of the pool; of two
     * that flood each fills three sevenths; there is always room for one that does not.
     */
    private static final int SHARE = 3;

    private final Bounds bounds;
    private final Map<MemberId, MemberQueue> members = new HashMap<>();
    private final Deque<MemberQueue> turns = new ArrayDeque<>();
    private int count;
    private long bytes;

    FairQueue(Bounds bounds) {
        this.bounds = bounds;
    }

    /** Adds at the end of its account's line, or says which bound is reached. */
    Optional<Rejection> offer(Pending pending) {
        Optional<MemberQueue> member =
                Optional.ofNullable(members.get(pending.transaction().issuer().member()));
        Optional<Rejection> rejected = full().or(() -> member.flatMap(queue -> queue.full(pending, bounds)))
                .or(() -> member.flatMap(this::full));
        if (rejected.isEmpty()) {
            add(pending, false);
        }
        return rejected;
    }

    /** Whether nothing more goes in, whoever sends it. */
    Optional<Rejection> full() {
        return count >= bounds.transactions() || bytes >= bounds.bytes()
                ? Optional.of(new Rejection(Reason.FULL, count + " transactions wait, as many as this node takes"))
                : Optional.empty();
    }

    private Optional<Rejection> full(MemberQueue member) {
        boolean full = member.count() >= SHARE * (bounds.transactions() - count)
                || member.bytes() >= SHARE * (bounds.bytes() - bytes);
        return full
                ? Optional.of(new Rejection(
                        Reason.MEMBER_FULL, member.count() + " transactions of this member's accounts wait"))
                : Optional.empty();
    }

    /** Puts back what was taken but not ordered, ahead of the others of its account and beyond any bound. */
    void putBack(List<Pending> taken) {
        taken.reversed().forEach(pending -> add(pending, true));
    }

    /** Takes from each member in turn until one of the limits is reached; at least one if any waits. */
    List<Pending> take(int maxCount, long maxBytes) {
        List<Pending> taken = new ArrayList<>(Math.min(count, maxCount));
        long size = 0;
        while (taken.size() < maxCount && !turns.isEmpty()) {
            size += turns.getFirst().first().size();
            if (size > maxBytes && !taken.isEmpty()) {
                break;
            }
            Pending next = removeFirst();
            if (!next.isOrdered()) {
                taken.add(next);
            }
        }
        return taken;
    }

    int count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    private void add(Pending pending, boolean first) {
        MemberId member = pending.transaction().issuer().member();
        MemberQueue queue = members.computeIfAbsent(member, MemberQueue::new);
        if (queue.count() == 0) {
            turns.addLast(queue);
        }
        queue.add(pending, first);
        bytes += pending.size();
        count++;
    }

    private Pending removeFirst() {
        MemberQueue queue = turns.removeFirst();
        Pending pending = queue.removeFirst();
        bytes -= pending.size();
        count--;
        if (queue.count() == 0) {
            members.remove(queue.member());
        } else {
            turns.addLast(queue);
        }
        return pending;
    }
}
