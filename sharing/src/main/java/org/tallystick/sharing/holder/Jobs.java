package org.tallystick.sharing.holder;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;

/**
 * What a holder looks after, bounded. The members whose accounts ask take turns, and of each its accounts; and there is always
 * room for a member, and for an account, that does not flood: what one withholds keeps nobody else waiting.
 */
final class Jobs {
    /**
     * A member may have so many times as much as there is room left, and of that an account. One account alone fills nine
     * sixteenths of the room, one member alone three quarters.
     */
    private static final long SHARE = 3;

    private final int most;
    private final Map<Job, Progress> all = new HashMap<>();

    /** Of each member's accounts, with whose turn it is first. */
    private final SequencedMap<MemberId, SequencedMap<AccountId, SequencedMap<Job, Progress>>> members =
            new LinkedHashMap<>();

    private final Map<MemberId, Integer> counts = new HashMap<>();

    /** @param most how many there may be in all */
    Jobs(int most) {
        this.most = most;
    }

    /** Takes one up that is not there yet; false if there is no room for it. */
    boolean add(Job job, Progress progress) {
        if (all.containsKey(job)) {
            return true;
        }
        if (!hasRoom(job.by())) {
            return false;
        }
        all.put(job, progress);
        counts.merge(job.by().member(), 1, Integer::sum);
        members.computeIfAbsent(job.by().member(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(job.by(), _ -> new LinkedHashMap<>())
                .put(job, progress);
        return true;
    }

    private boolean hasRoom(AccountId account) {
        long ofMember = counts.getOrDefault(account.member(), 0);
        long ofAccount = Optional.ofNullable(members.get(account.member()))
                .flatMap(accounts -> Optional.ofNullable(accounts.get(account)))
                .map(Map::size)
                .orElse(0);
        // The member could add a quarter of this until it has its share, and the account may have its share of that.
        long left = SHARE * (most - all.size()) - ofMember;
        return all.size() < most && left > 0 && ofAccount * (SHARE + 1) < SHARE * left;
    }

    void remove(Job job) {
        MemberId member = job.by().member();
        SequencedMap<AccountId, SequencedMap<Job, Progress>> accounts = members.get(member);
        if (all.remove(job) == null || accounts == null) {
            return;
        }
        counts.computeIfPresent(member, (_, count) -> count > 1 ? count - 1 : null);
        accounts.computeIfPresent(job.by(), (_, jobs) -> {
            jobs.remove(job);
            return jobs.isEmpty() ? null : jobs;
        });
        if (accounts.isEmpty()) {
            members.remove(member);
        }
    }

    /** How many there are. */
    int size() {
        return all.size();
    }

    Collection<Progress> progress() {
        return all.values();
    }

    Optional<Progress> progress(Job job) {
        return Optional.ofNullable(all.get(job));
    }

    /** Some of those that are due now, in turn; whoever had theirs comes last the next time. */
    List<Job> due(long now, int limit) {
        Iterator<Job> turns = new Turns<>(members.values().stream()
                .map(accounts -> new Turns<>(accounts.values().stream().map(jobs -> due(jobs, now)))));
        List<Job> due = Stream.generate(() -> turns)
                .takeWhile(Iterator::hasNext)
                .limit(limit)
                .map(Iterator::next)
                .toList();
        due.forEach(this::hadItsTurn);
        return due;
    }

    private static Iterator<Job> due(Map<Job, Progress> jobs, long now) {
        return jobs.entrySet().stream()
                .filter(entry -> entry.getValue().isDue(now))
                .map(Map.Entry::getKey)
                .iterator();
    }

    private void hadItsTurn(Job job) {
        Optional.ofNullable(members.get(job.by().member())).ifPresent(accounts -> {
            members.putLast(job.by().member(), accounts);
            Optional.ofNullable(accounts.get(job.by())).ifPresent(jobs -> accounts.putLast(job.by(), jobs));
        });
    }
}
