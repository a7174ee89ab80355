package org.tallystick.sharing.holder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.ledger.contract.Key;
import org.tallystick.sharing.accesses.Accesses;
import org.tallystick.sharing.grants.Grants;

/**
 * All that there is to do by the state, gone through a piece at a time: however much of it somebody has piled up, what
 * happens meanwhile does not wait for the end.
 */
final class Backlog {
    private static final int PIECE = 1_000;

    private record Kind(String prefix, BiFunction<Ledger.View, Handle, Optional<Job>> job) {}

    private final List<Kind> kinds;
    private int kind;
    private Optional<Key> after = Optional.empty();

    Backlog(MemberId member) {
        kinds = List.of(
                new Kind(
                        Accesses.openPrefix(member),
                        (view, handle) -> Accesses.access(view, handle)
                                .map(access -> new Job.AnswerRequest(handle, access.reader()))),
                new Kind(
                        Grants.waitingPrefix(member),
                        (view, handle) -> Grants.grant(view, handle)
                                .map(grant -> new Job.AcknowledgeGrant(handle, grant.giver()))));
        kind = kinds.size();
    }

    /** Begins at the beginning. */
    void begin() {
        kind = 0;
        after = Optional.empty();
    }

    boolean isDone() {
        return kind == kinds.size();
    }

    /** What the next piece has. */
    List<Job> next(Ledger.View view) {
        List<Job> jobs = new ArrayList<>();
        for (int left = PIECE; left > 0 && !isDone(); ) {
            Kind now = kinds.get(kind);
            List<Key> page = view.keys(now.prefix(), after, left);
            page.stream()
                    .map(key -> new Handle(key.value().substring(now.prefix().length())))
                    .flatMap(handle -> now.job().apply(view, handle).stream())
                    .forEach(jobs::add);
            boolean more = page.size() >= left;
            left -= page.size();
            kind += more ? 0 : 1;
            after = more ? Optional.of(page.getLast()) : Optional.empty();
        }
        return jobs;
    }
}
