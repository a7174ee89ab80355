package org.tallystick.sharing.records;

import static org.tallystick.ledger.contract.Callers.ANYONE;

import java.util.Optional;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.Call;
import org.tallystick.ledger.contract.Shape;
import org.tallystick.ledger.contract.Turn;
import org.tallystick.sharing.DetailsRef;
import org.tallystick.sharing.Refusal;
import org.tallystick.sharing.Standing;
import org.tallystick.sharing.details.Body;

/**
 * Gives subjects their handles, and binds the account that speaks for each. Once bound, only that account can hand its
 * subject over to another: an owner cannot put an account of its own in a person's place.
 */
final class Enrolment {
    private static final Shape.Fields ENROL = Shape.object()
            .required("subject", Shape.handle().described("a new random handle"))
            .optional("account", Shape.account().described("the subject's alias account"))
            .required("details", Shape.hash());
    private static final Shape.Fields BIND = Shape.object()
            .required("subject", Shape.handle())
            .required("account", Shape.account().described("the subject's alias account from now on"));

    Call enrol() {
        return new Call(
                        "records.enrol",
                        "Gives a person or thing a handle; by a steward, the administrator or the node of a member.",
                        ENROL,
                        ANYONE,
                        this::enrol)
                .with(Body.addendum(
                        "records.enrol", (state, args, _) -> Records.voice(state, new Handle(args.string("subject")))));
    }

    Call bind() {
        return new Call(
                "records.bind",
                "Says which account speaks for a subject; by who speaks for the member that enrolled it, then by that account alone.",
                BIND,
                ANYONE,
                this::bind);
    }

    private Outcome enrol(Turn turn, JsonObject args) {
        Handle subject = new Handle(args.string("subject"));
        if (!Standing.speaksForMember(turn.caller())) {
            return Refusal.NOT_ALLOWED.because(
                    "subjects are enrolled by a steward, the administrator or the node of a member");
        }
        if (Records.subject(turn.state(), subject).isPresent()) {
            return Refusal.SUBJECT_EXISTS.because("a subject has that handle already: draw another");
        }
        Optional<AccountId> account = args.optionalString("account").map(AccountId::of);
        Optional<Outcome> wrong = account.flatMap(id -> whyNotAlias(turn, id));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Subject enrolled = new Subject(turn.caller().member(), account, DetailsRef.of(turn, args));
        Records.write(turn.state(), subject, enrolled);
        return Outcome.Done.EMPTY;
    }

    private Outcome bind(Turn turn, JsonObject args) {
        Handle handle = new Handle(args.string("subject"));
        Optional<Subject> found = Records.subject(turn.state(), handle);
        if (found.isEmpty()) {
            return Refusal.UNKNOWN_SUBJECT.because("no subject has that handle");
        }
        Optional<Outcome> wrong = whyNotBind(turn.caller(), found.get());
        if (wrong.isPresent()) {
            return wrong.get();
        }
        AccountId alias = AccountId.of(args.string("account"));
        Optional<Outcome> wrongAlias = whyNotAlias(turn, alias);
        if (wrongAlias.isPresent()) {
            return wrongAlias.get();
        }
        Records.write(turn.state(), handle, found.get().boundTo(alias));
        return Outcome.Done.EMPTY;
    }

    private static Optional<Outcome> whyNotBind(Account caller, Subject subject) {
        boolean owner = caller.member().equals(subject.member()) && Standing.speaksForMember(caller);
        if (subject.account().isEmpty() ? owner : subject.isSpokenForBy(caller)) {
            return Optional.empty();
        }
        if (owner) {
            return Optional.of(
                    Refusal.ALREADY_BOUND.because("only the account that speaks for a subject hands it over"));
        }
        return Optional.of(
                Refusal.NOT_ALLOWED.because(
                        subject.account().isPresent()
                                ? "a subject is handed over by the account that speaks for it, and by no other"
                                : "a subject is bound by a steward, the administrator or the node of the member that enrolled it"));
    }

    private static Optional<Outcome> whyNotAlias(Turn turn, AccountId id) {
        Optional<Account> account = turn.account(id);
        if (account.isEmpty()) {
            return Optional.of(Refusal.UNKNOWN_ACCOUNT.because(
                    "no account of that name is registered: its member's administrator can do so"));
        }
        return Standing.isSubject(account.get()) && account.get().custody() == Account.Custody.PERSON
                ? Optional.empty()
                : Optional.of(
                        Refusal.NOT_A_SUBJECT.because(
                                "the account that speaks for a subject has the role subject, and keys that only the person has (custody)"));
    }
}
