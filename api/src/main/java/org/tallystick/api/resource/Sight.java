package org.tallystick.api.resource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.api.auth.Viewer;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.sharing.accesses.Accesses;
import org.tallystick.sharing.grants.Grants;
import org.tallystick.sharing.records.Records;
import org.tallystick.sharing.records.Subject;

/**
 * What a viewer may see of what is asked for. Who works for any member sees what the ledger holds; who works for this one sees
 * what it holds beside; all others see what concerns them, and strangers the ledger of a public network.
 */
final class Sight {
    /** The keys that are about a subject: what they begin with, and what the handle behind it names. */
    private static final Map<String, String> STATE_KEYS = Map.of(
            "records/subject/", "subject",
            "records/record/", "record",
            "grants/live/", "subject",
            "grants/count/", "subject",
            "grants/grant/", "grant",
            "accesses/count/", "record",
            "accesses/access/", "access");

    private final MemberId here;
    private final boolean open;
    private final StateView state;
    private final Knowledge knowledge;

    Sight(MemberId here, boolean open, StateView state, Knowledge knowledge) {
        this.here = here;
        this.open = open;
        this.state = state;
        this.knowledge = knowledge;
    }

    /** True if the viewer sees all that the ledger holds. */
    boolean ledger(Viewer viewer) {
        return open || everySubject(viewer);
    }

    /** True if the viewer sees who is enrolled, whatever the genesis says of strangers. */
    boolean everySubject(Viewer viewer) {
        return viewer instanceof Viewer.Known known && known.worksForMember();
    }

    /** True if the viewer sees whatever this member knows. */
    boolean staff(Viewer viewer) {
        return viewer instanceof Viewer.Known known && known.isStaffOf(here);
    }

    /** The subjects that the viewer speaks for. */
    List<Handle> subjects(Viewer viewer) {
        return viewer instanceof Viewer.Known known && known.isSubject()
                ? knowledge.register().subjectsOf(known.id())
                : List.of();
    }

    boolean speaksFor(Viewer viewer, Handle subject) {
        return viewer instanceof Viewer.Known known
                && known.isSubject()
                && Records.subject(state, subject)
                        .flatMap(Subject::account)
                        .filter(known.id()::equals)
                        .isPresent();
    }

    boolean isAbout(Viewer viewer, Handle record) {
        return knowledge
                .subjectOf(record)
                .filter(subject -> speaksFor(viewer, subject))
                .isPresent();
    }

    /** True if the transaction is the viewer's own, answers a request of theirs, or is about a subject that they speak for. */
    boolean concerns(Viewer viewer, Transaction transaction) {
        return isOwn(viewer, transaction.issuer())
                || isAnswerTo(viewer, transaction)
                || subjectOf(transaction.args())
                        .filter(subject -> speaksFor(viewer, subject))
                        .isPresent();
    }

    private boolean isAnswerTo(Viewer viewer, Transaction transaction) {
        return transaction.call().equals("accesses.answer")
                && handle(transaction.args(), "access")
                        .flatMap(access -> Accesses.access(state, access))
                        .filter(access -> isOwn(viewer, access.reader()))
                        .isPresent();
    }

    /** True if the viewer may be shown what the state has under that key: all of it, or what concerns them. */
    boolean key(Viewer viewer, Key key) {
        return ledger(viewer)
                || STATE_KEYS.entrySet().stream()
                        .filter(kind -> key.value().startsWith(kind.getKey()))
                        .anyMatch(kind -> isAboutOwn(
                                viewer, kind.getValue(), key, kind.getKey().length()));
    }

    private boolean isAboutOwn(Viewer viewer, String name, Key key, int prefix) {
        return Parsed.of(() -> new Handle(key.value().substring(prefix))) instanceof Parsed.Ok<Handle>(Handle handle)
                && subjectOf(JsonObject.with(name, handle.value()).build())
                        .filter(subject -> speaksFor(viewer, subject))
                        .isPresent();
    }

    boolean entry(Viewer viewer, Entry entry) {
        return ledger(viewer) || (entry instanceof Entry.Executed executed && concerns(viewer, executed.transaction()));
    }

    boolean details(Viewer viewer, Transaction transaction) {
        return staff(viewer) || concerns(viewer, transaction);
    }

    /** Hides what the viewer may not see behind the words for what is not there. */
    static void requireSeen(boolean seen) {
        ProblemException.unless(
                seen, Code.NOT_FOUND, "what does not concern whoever asks is answered as if it were not there");
    }

    static boolean isOwn(Viewer viewer, AccountId account) {
        return viewer instanceof Viewer.Known known && known.id().equals(account);
    }

    private Optional<Handle> subjectOf(JsonObject args) {
        return handle(args, "subject")
                .or(() -> handle(args, "record").flatMap(knowledge::subjectOf))
                .or(() -> handle(args, "grant")
                        .flatMap(grant -> Grants.grant(state, grant))
                        .map(grant -> grant.subject()))
                .or(() -> handle(args, "access")
                        .flatMap(access -> Accesses.access(state, access))
                        .flatMap(access -> knowledge.subjectOf(access.record())));
    }

    private static Optional<Handle> handle(JsonObject args, String name) {
        return args.optionalString(name).map(Handle::new);
    }
}
