package org.tallystick.ledger.mempool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.formats.id.AccountId;

/** A queue for each account, served one transaction at a time in turn. One thread at a time: its owner holds the lock. */
final class FairQueue {
    private static final class Line {
        private final AccountId account;
        private final Deque<Pending> waiting = new ArrayDeque<>();
        private long bytes;

        private Line(AccountId account) {
            this.account = account;
        }
    }

    private final Bounds bounds;
    private final Map<AccountId, Line> lines = new HashMap<>();
    private final Deque<Line> turns = new ArrayDeque<>();
    private int count;
    private long bytes;

    FairQueue(Bounds bounds) {
        this.bounds = bounds;
    }

    /** Adds at the end of its account's line, or says which bound is reached. */
    Optional<Rejection> offer(Pending pending) {
        Optional<Rejection> full = full();
        if (full.isPresent()) {
            return full;
        }
        Line line = lines.get(pending.transaction().issuer());
        if (line != null
                && (line.waiting.size() >= bounds.perAccount()
                        || line.bytes + pending.size() > bounds.bytesPerAccount())) {
            return Optional.of(
                    new Rejection(Reason.ACCOUNT_FULL, line.waiting.size() + " transactions of this account wait"));
        }
        add(pending, false);
        return Optional.empty();
    }

    /** Whether nothing more goes in, whoever sends it. */
    Optional<Rejection> full() {
        return count >= bounds.transactions() || bytes >= bounds.bytes()
                ? Optional.of(new Rejection(Reason.FULL, count + " transactions wait, as many as this node takes"))
                : Optional.empty();
    }

    /** Puts back what was taken but not ordered, ahead of the others of its account and beyond any bound. */
    void putBack(List<Pending> taken) {
        taken.reversed().forEach(pending -> add(pending, true));
    }

    /** Takes from each account in turn until one of the limits is reached; at least one if any waits. */
    List<Pending> take(int maxCount, long maxBytes) {
        List<Pending> taken = new ArrayList<>(Math.min(count, maxCount));
        long size = 0;
        while (taken.size() < maxCount && !turns.isEmpty()) {
            Line line = turns.getFirst();
            size += line.waiting.getFirst().size();
            if (size > maxBytes && !taken.isEmpty()) {
                break;
            }
            turns.removeFirst();
            Pending next = removeFirst(line);
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
        Line line = lines.computeIfAbsent(pending.transaction().issuer(), Line::new);
        if (line.waiting.isEmpty()) {
            turns.addLast(line);
        }
        if (first) {
            line.waiting.addFirst(pending);
        } else {
            line.waiting.addLast(pending);
        }
        line.bytes += pending.size();
        bytes += pending.size();
        count++;
    }

    private Pending removeFirst(Line line) {
        Pending pending = line.waiting.removeFirst();
        line.bytes -= pending.size();
        bytes -= pending.size();
        count--;
        if (line.waiting.isEmpty()) {
            lines.remove(line.account);
        } else {
            turns.addLast(line);
        }
        return pending;
    }
}
