package org.tallystick.sharing.holder;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.contract.Key;
import org.tallystick.sharing.accesses.Access;
import org.tallystick.sharing.accesses.Accesses;
import org.tallystick.sharing.details.GrantBody;
import org.tallystick.sharing.grants.Grant;
import org.tallystick.sharing.grants.Grants;

/**
 * Answers requests and acknowledges grants, one after another. A request waits for missing details, but not for long; then
 * it is decided with what is there, and what is not there refuses. An answer that does not hold at its place in the order is
 * decided again on the newer state. The members and accounts whose transactions are to be answered take turns ({@link Jobs}).
 *
 * <p>Not safe for several threads: all methods run where {@code loop} runs ({@link HolderLoop}).
 */
public final class Holder {
    /** How long a request waits for details that are on their way, in milliseconds. */
    public static final long PATIENCE = 10_000;

    /** How many jobs are looked after at a time; what is beyond stays in the state until there is room. */
    private static final int MAX_JOBS = 10_000;

    private static final int MAX_UNDER_WAY = 256;

    /** After how many milliseconds it looks again for what there was no room for. */
    private static final long LOOK_AGAIN = 10_000;

    private final Pen pen;
    private final Ledger ledger;
    private final Library library;
    private final Answering answering;
    private final Executor loop;
    private final Jobs jobs;
    private final Backlog backlog;
    private int underWay;
    private boolean beyond;
    private long lookAgainAt;
    private long latest;

    /**
     * @param pen signs as the member's node, and has the clock
     * @param loop where all that comes back from the ledger is taken up again
     */
    public Holder(Pen pen, Ledger ledger, Papers papers, Executor loop) {
        this(pen, ledger, papers, loop, MAX_JOBS);
    }

    Holder(Pen pen, Ledger ledger, Papers papers, Executor loop, int most) {
        this.pen = pen;
        this.ledger = ledger;
        this.library = new Library(papers.shelf());
        this.answering = new Answering(pen, papers.courier());
        this.loop = loop;
        this.jobs = new Jobs(most);
        this.backlog = new Backlog(pen.member());
    }

    /** Has it read from the state what there is to do; also when messages may have been missed. */
    public void start() {
        beyond = false;
        jobs.progress().forEach(Progress::wake);
        backlog.begin();
    }

    private void readOn() {
        if (backlog.isDone() && beyond && pen.now() >= lookAgainAt) {
            beyond = false;
            backlog.begin();
        }
        if (!backlog.isDone()) {
            backlog.next(ledger.view()).forEach(this::add);
            lookAgainAt = pen.now() + LOOK_AGAIN;
        }
    }

    private void add(Job job) {
        beyond |= !jobs.add(job, new Progress(pen.now()));
    }

    /** Takes note of a committed transaction. */
    public void committed(Entry.Executed entry) {
        if (entry.result().outcome() instanceof Outcome.Done) {
            jobOf(entry.transaction()).ifPresent(this::add);
        }
    }

    private Optional<Job> jobOf(Transaction transaction) {
        JsonObject args = transaction.args();
        AccountId by = transaction.issuer();
        return switch (transaction.call()) {
            case "accesses.request" ->
                waiting(Accesses.openPrefix(pen.member()), args.string("access"))
                        .map(access -> new Job.AnswerRequest(access, by));
            case "grants.give" ->
                waiting(Grants.waitingPrefix(pen.member()), args.string("grant"))
                        .map(grant -> new Job.AcknowledgeGrant(grant, by));
            default -> Optional.empty();
        };
    }

    private Optional<Handle> waiting(String prefix, String handle) {
        return ledger.view().get(new Key(prefix + handle)).map(_ -> new Handle(handle));
    }

    /** How many jobs are looked after. */
    int jobs() {
        return jobs.size();
    }

    /** Takes note that the details of that transaction are now on the shelf. */
    public void arrived(TransactionId details) {
        jobs.progress().forEach(progress -> progress.arrived(details));
    }

    /**
     * Does what can be done now. A job that fails is put off and keeps none of the others back.
     *
     * @throws RuntimeException what the last failed one failed with, when all were tried
     * @return when to call again at the latest, by the holder's clock, milliseconds since 1970, UTC
     */
    public long work() {
        followTheClock();
        readOn();
        Optional<RuntimeException> failed = Optional.empty();
        for (Job job : jobs.due(pen.now(), MAX_UNDER_WAY - underWay)) {
            Optional<RuntimeException> now = jobs.progress(job).flatMap(progress -> step(job, progress));
            failed = now.isPresent() ? now : failed;
        }
        if (failed.isPresent()) {
            throw failed.get();
        }
        return nextAt();
    }

    private long nextAt() {
        long unread = backlog.isDone() ? beyond ? lookAgainAt : Long.MAX_VALUE : pen.now();
        return jobs.progress().stream().mapToLong(Progress::wakeAt).reduce(unread, Math::min);
    }

    /** A clock that was set back takes everything with it, so that nothing waits for longer than it was to. */
    private void followTheClock() {
        long now = pen.now();
        if (now < latest) {
            jobs.progress().forEach(progress -> progress.clockMoved(now - latest));
            lookAgainAt += now - latest;
        }
        latest = now;
    }

    private Optional<RuntimeException> step(Job job, Progress progress) {
        try {
            switch (job) {
                case Job.AnswerRequest(Handle access, AccountId _) -> answer(job, access, progress);
                case Job.AcknowledgeGrant(Handle grant, AccountId _) -> acknowledge(job, grant, progress);
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            progress.failed(pen.now());
            return Optional.of(e);
        }
    }

    private void answer(Job job, Handle handle, Progress progress) {
        Ledger.View view = ledger.view();
        Optional<Access> access = Accesses.access(view, handle).filter(found -> found.status() == Access.Status.OPEN);
        if (access.isEmpty()) {
            jobs.remove(job);
            return;
        }
        Dossier dossier = new Clerk(view, library, pen.member()).gather(handle, access.get(), pen.now());
        long until = giveUpAt(access.get(), progress);
        if (answering.waits(dossier) && pen.now() < until) {
            progress.waitFor(dossier.missing(), until);
        } else {
            submit(job, progress, answering.draft(handle, dossier));
        }
    }

    /** A restart does not begin the wait anew, and a ledger that is ahead of the clock does not prolong it. */
    private static long giveUpAt(Access access, Progress progress) {
        return Math.min(Math.min(access.asked(), progress.since()) + PATIENCE, access.answerBy());
    }

    private void acknowledge(Job job, Handle handle, Progress progress) {
        Optional<Grant> grant =
                Grants.grant(ledger.view(), handle).filter(found -> found.status() == Grant.Status.GIVEN);
        if (grant.isEmpty()) {
            jobs.remove(job);
        } else if (library.find(grant.get().details(), GrantBody.class).isEmpty()) {
            progress.waitFor(Set.of(grant.get().details().transaction()), Long.MAX_VALUE);
        } else {
            JsonObject args = JsonObject.with("grant", handle.value()).build();
            submit(job, progress, pen.sign("grants.acknowledge", args));
        }
    }

    private void submit(Job job, Progress progress, Pen.Draft draft) {
        CompletionStage<Ledger.Fate> fate = ledger.submit(draft.jws());
        progress.submitted();
        underWay++;
        fate.thenAcceptAsync(known -> settled(job, progress, known), loop);
    }

    private void settled(Job job, Progress progress, Ledger.Fate fate) {
        underWay--;
        boolean done = fate instanceof Ledger.Fate.Executed(Outcome outcome) && outcome instanceof Outcome.Done;
        if (done) {
            jobs.remove(job);
        } else {
            progress.again(pen.now());
        }
    }
}
