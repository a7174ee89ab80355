package org.tallystick.ledger.mempool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;

/** What waits of one member's accounts: a line for each, served one transaction at a time in turn. */
final class MemberQueue {
    private static final class Line {
        private final AccountId account;
        private final Deque<Pending> waiting = new ArrayDeque<>();
        private long bytes;

        private Line(AccountId account) {
            this.account = account;
        }
    }

    private final MemberId member;
    private final Map<AccountId, Line> lines = new HashMap<>();
    private final Deque<Line> turns = new ArrayDeque<>();
    private int count;
    private long bytes;

    MemberQueue(MemberId member) {
        this.member = member;
    }

    MemberId member() {
        return member;
    }

    int count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    /** Whether the account of that transaction has as much waiting as it may. */
    Optional<Rejection> full(Pending pending, Bounds bounds) {
        return Optional.ofNullable(lines.get(pending.transaction().issuer()))
                .filter(line -> line.waiting.size() >= bounds.perAccount()
                        || line.bytes + pending.size() > bounds.bytesPerAccount())
                .map(line ->
                        new Rejection(Reason.ACCOUNT_FULL, line.waiting.size() + " transactions of this account wait"));
    }

    /** The one whose turn it is. */
    Pending first() {
        return turns.getFirst().waiting.getFirst();
    }

    void add(Pending pending, boolean first) {
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

    Pending removeFirst() {
        Line line = turns.removeFirst();
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
