package org.tallystick.sharing.grants;

import static org.tallystick.ledger.contract.Callers.ANYONE;
import static org.tallystick.ledger.contract.Callers.NODE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tallystick.decision.Giver;
import org.tallystick.decision.Terms;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.Call;
import org.tallystick.ledger.contract.Contract;
import org.tallystick.ledger.contract.Shape;
import org.tallystick.ledger.contract.State;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.ledger.contract.Turn;
import org.tallystick.sharing.DetailsRef;
import org.tallystick.sharing.Refusal;
import org.tallystick.sharing.Standing;
import org.tallystick.sharing.details.Body;
import org.tallystick.sharing.grants.Grant.Status;
import org.tallystick.sharing.records.Records;
import org.tallystick.sharing.records.Subject;

/**
 * Gives, acknowledges and revokes grants and denials. On whose word one stands follows from who signs: the account bound to
 * the subject's handle speaks for the subject, a steward of the member that enrolled it for the owner, and nobody else for
 * either. Each side revokes what it gave and nothing else.
 */
public final class GrantsContract implements Contract {
    private static final Shape.Fields GIVE = Shape.object()
            .required("grant", Shape.handle().described("a new random identifier"))
            .required("subject", Shape.handle())
            .required("details", Shape.hash());
    private static final Shape.Fields ONE = Shape.object().required("grant", Shape.handle());

    @Override
    public String name() {
        return "grants";
    }

    @Override
    public List<Call> calls() {
        return List.of(
                new Call(
                                "grants.give",
                                "Gives a grant or a denial about a subject's records; by the subject's account, or who speaks for the member that enrolled it.",
                                GIVE,
                                ANYONE,
                                this::give)
                        .with(Body.addendum("grants.give", GrantsContract::concerned)),
                new Call(
                        "grants.acknowledge",
                        "The holder says that it has the details: from here on the grant opens.",
                        ONE,
                        NODE,
                        this::acknowledge),
                new Call(
                        "grants.revoke",
                        "Ends a grant or a denial, at once; by the side that gave it.",
                        ONE,
                        ANYONE,
                        this::revoke));
    }

    /** The holder, who decides, and the subject; the readers' member of an allowance. A denial is not told to whom it shuts out. */
    private static Collection<MemberId> concerned(StateView state, JsonObject args, JsonObject body) {
        Handle subject = new Handle(args.string("subject"));
        List<MemberId> members = new ArrayList<>(Records.voice(state, subject));
        Records.subject(state, subject).map(Subject::member).ifPresent(members::add);
        Terms terms = Terms.of(body);
        if (terms.effect() == Terms.Effect.ALLOW) {
            members.add(terms.reader().member());
        }
        return members;
    }

    private Outcome give(Turn turn, JsonObject args) {
        Handle grant = new Handle(args.string("grant"));
        Handle handle = new Handle(args.string("subject"));
        Optional<Subject> subject = Records.subject(turn.state(), handle);
        if (subject.isEmpty()) {
            return Refusal.UNKNOWN_SUBJECT.because("no subject has that handle");
        }
        Optional<Giver> by = giver(turn.caller(), subject.get());
        if (by.isEmpty()) {
            return Refusal.NOT_ALLOWED.because(
                    subject.get().isBoundTo(turn.caller())
                            ? "the member replaced this account's keys, so that its word is not the person's own any more"
                            : "a grant is given by the account that speaks for the subject, or by a steward, the administrator or the node of the member that enrolled it");
        }
        if (turn.state().get(Grants.grantKey(grant)).isPresent()) {
            return Refusal.GRANT_EXISTS.because("a grant has that identifier already: draw another");
        }
        LiveGrants live = Grants.live(turn.state(), handle);
        if (live.isFull(by.get())) {
            return Refusal.TOO_MANY_GRANTS.because(
                    "this side has " + LiveGrants.MAX_EACH + " live grants on the subject: revoke one that is over");
        }
        Grant given = new Grant(handle, by.get(), DetailsRef.of(turn, args), Status.GIVEN);
        Grants.give(turn.state(), grant, given);
        Grants.write(turn.state(), handle, live.plus(grant, by.get()));
        Grants.addWaiting(turn.state(), subject.get().member(), grant);
        return new Outcome.Done(JsonObject.with("by", by.get().code()).build());
    }

    private static Optional<Giver> giver(Account caller, Subject subject) {
        if (subject.isSpokenForBy(caller)) {
            return Optional.of(Giver.SUBJECT);
        }
        boolean owner = caller.member().equals(subject.member()) && Standing.speaksForMember(caller);
        return owner ? Optional.of(Giver.OWNER) : Optional.empty();
    }

    private Outcome acknowledge(Turn turn, JsonObject args) {
        Handle handle = new Handle(args.string("grant"));
        Optional<Grant> found = Grants.grant(turn.state(), handle);
        if (found.isEmpty()) {
            return unknown();
        }
        Grant grant = found.get();
        Subject subject = Records.subject(turn.state(), grant.subject()).orElseThrow();
        if (!turn.caller().member().equals(subject.member())) {
            return Refusal.NOT_ALLOWED.because("a grant is acknowledged by the node that holds the subject's records");
        }
        return switch (grant.status()) {
            case REVOKED -> revoked();
            case LIVE -> Refusal.ALREADY_ACKNOWLEDGED.because("the grant is acknowledged already");
            case GIVEN -> {
                LiveGrants live = Grants.live(turn.state(), grant.subject());
                Grants.write(turn.state(), handle, grant.with(Status.LIVE));
                Grants.write(turn.state(), grant.subject(), live.changed());
                Grants.removeWaiting(turn.state(), subject.member(), handle);
                yield Outcome.Done.EMPTY;
            }
        };
    }

    private Outcome revoke(Turn turn, JsonObject args) {
        Handle handle = new Handle(args.string("grant"));
        Optional<Grant> found = Grants.grant(turn.state(), handle);
        if (found.isEmpty()) {
            return unknown();
        }
        Grant grant = found.get();
        Subject subject = Records.subject(turn.state(), grant.subject()).orElseThrow();
        if (!maySay(turn.caller(), subject, grant.by())) {
            return Refusal.NOT_ALLOWED.because(
                    "a grant is revoked by the side that gave it: the subject's account, or who speaks for the member");
        }
        if (grant.status() == Status.REVOKED) {
            return revoked();
        }
        end(turn.state(), handle, grant, subject);
        return Outcome.Done.EMPTY;
    }

    /** A person whose keys the member replaced can still close what the person opened. */
    private static boolean maySay(Account caller, Subject subject, Giver by) {
        return giver(caller, subject).equals(Optional.of(by)) || (by == Giver.SUBJECT && subject.isBoundTo(caller));
    }

    private static void end(State state, Handle handle, Grant grant, Subject subject) {
        LiveGrants live = Grants.live(state, grant.subject());
        Grants.write(state, handle, grant.with(Status.REVOKED));
        Grants.write(state, grant.subject(), live.minus(handle, grant.by()));
        if (grant.status() == Status.GIVEN) {
            Grants.removeWaiting(state, subject.member(), handle);
        }
    }

    private static Outcome unknown() {
        return Refusal.UNKNOWN_GRANT.because("no grant has that identifier");
    }

    private static Outcome revoked() {
        return Refusal.GRANT_REVOKED.because("the grant was revoked");
    }
}
