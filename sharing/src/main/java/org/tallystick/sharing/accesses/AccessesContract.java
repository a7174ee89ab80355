package org.tallystick.sharing.accesses;

import static org.tallystick.ledger.contract.Callers.ANYONE;
import static org.tallystick.ledger.contract.Callers.NODE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tallystick.decision.Decision;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Call;
import org.tallystick.ledger.contract.Contract;
import org.tallystick.ledger.contract.Shape;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.ledger.contract.Turn;
import org.tallystick.sharing.DetailsRef;
import org.tallystick.sharing.Refusal;
import org.tallystick.sharing.accesses.Access.Status;
import org.tallystick.sharing.details.Body;
import org.tallystick.sharing.grants.LiveGrants;
import org.tallystick.sharing.records.Records;
import org.tallystick.sharing.records.SharedRecord;

/**
 * Takes requests to read and the holders' answers. Nothing is released before the answer is here: {@link Recheck} holds it
 * against the state at its place in the order.
 */
public final class AccessesContract implements Contract {
    /** How long a reader may leave the holder to answer: 30 days, in milliseconds. */
    public static final long MAX_WAIT = 30L * 24 * 60 * 60 * 1000;

    private static final Shape.Fields REQUEST = Shape.object()
            .required("access", Shape.handle().described("a new random identifier"))
            .required("record", Shape.handle())
            .required("answerBy", Shape.time().described("when the request is overdue; at most 30 days from now"))
            .required("details", Shape.hash());
    private static final Shape.Fields ANSWER = Shape.object()
            .required("access", Shape.handle())
            .required("allowed", Shape.truth())
            .required(
                    "block", Shape.integer(0, Json.MAX_INTEGER).described("after which the holder looked at the state"))
            .required("clock", Shape.time().described("the holder's own"))
            .required("function", Shape.oneOf(Decision.FUNCTION).described("version of the decision"))
            .required("details", Shape.hash())
            .optional("subject", Shape.handle().described("whom the record is about; if and only if allowed"))
            .optional("salt", Shape.hash().described("opens the record's commitment to its subject"))
            .optional(
                    "grants",
                    Shape.list(Shape.handle(), 2 * LiveGrants.MAX_EACH).described("on which it rests"))
            .optional("facts", Shape.hash().described("digest of what the holder looked at in the state"));
    private static final Shape.Fields ONE = Shape.object().required("access", Shape.handle());

    @Override
    public String name() {
        return "accesses";
    }

    @Override
    public List<Call> calls() {
        return List.of(
                new Call("accesses.request", "Asks to read a record; by any account.", REQUEST, ANYONE, this::request)
                        .with(Body.addendum(
                                "accesses.request",
                                (state, args, _) -> Records.owner(state, new Handle(args.string("record"))))),
                new Call(
                                "accesses.answer",
                                "The holder's answer to a request: allowed or refused.",
                                ANSWER,
                                NODE,
                                this::answer)
                        .with(Body.addendum("accesses.answer", AccessesContract::toldOfAnAnswer)),
                new Call(
                        "accesses.overdue",
                        "States that no answer came in time; by the account that asked.",
                        ONE,
                        ANYONE,
                        this::overdue));
    }

    private static Collection<MemberId> toldOfAnAnswer(StateView state, JsonObject args, JsonObject body) {
        List<MemberId> members = new ArrayList<>();
        Accesses.access(state, new Handle(args.string("access")))
                .map(access -> access.reader().member())
                .ifPresent(members::add);
        args.optionalString("subject")
                .map(Handle::new)
                .ifPresent(subject -> members.addAll(Records.voice(state, subject)));
        return members;
    }

    private Outcome request(Turn turn, JsonObject args) {
        Handle access = new Handle(args.string("access"));
        Handle handle = new Handle(args.string("record"));
        Optional<SharedRecord> record = Records.record(turn.state(), handle);
        if (record.isEmpty()) {
            return Refusal.UNKNOWN_RECORD.because("no record has that identifier");
        }
        if (!record.get().live()) {
            return Refusal.RECORD_RETIRED.because("the record was retired: nobody reads it any more");
        }
        if (turn.state().get(Accesses.accessKey(access)).isPresent()) {
            return Refusal.ACCESS_EXISTS.because("an access has that identifier already: draw another");
        }
        long answerBy = args.integer("answerBy");
        if (answerBy <= turn.time() || answerBy > turn.time() + MAX_WAIT) {
            return Refusal.BAD_ANSWER_BY.because("answerBy lies after the ledger's time, by at most 30 days");
        }
        Access asked = Access.open(handle, DetailsRef.of(turn, args), turn.time(), answerBy);
        Accesses.open(turn.state(), record.get().owner(), access, asked);
        return Outcome.Done.EMPTY;
    }

    private Outcome answer(Turn turn, JsonObject args) {
        Handle handle = new Handle(args.string("access"));
        Optional<Access> found = Accesses.access(turn.state(), handle);
        if (found.isEmpty()) {
            return unknown();
        }
        Access access = found.get();
        SharedRecord record = Records.record(turn.state(), access.record()).orElseThrow();
        if (!turn.caller().member().equals(record.owner())) {
            return Refusal.NOT_ALLOWED.because("a request is answered by the node of the member that owns the record");
        }
        Optional<Outcome> closed = whyClosed(access);
        Optional<Outcome> wrong = closed.isPresent() ? closed : new Recheck(turn, access, record, args).whyNot();
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Status status = args.truth("allowed") ? Status.ALLOWED : Status.REFUSED;
        Accesses.close(turn.state(), record.owner(), handle, access.answered(status, answerOf(turn, record, args)));
        return Outcome.Done.EMPTY;
    }

    private static Answer answerOf(Turn turn, SharedRecord record, JsonObject args) {
        Optional<Answer.Allowance> allowance = args.truth("allowed")
                ? Optional.of(new Answer.Allowance(
                        new Handle(args.string("subject")),
                        args.strings("grants").stream().map(Handle::new).toList(),
                        record.version()))
                : Optional.empty();
        return new Answer(
                args.integer("block"),
                args.integer("clock"),
                args.string("function"),
                DetailsRef.of(turn, args),
                allowance);
    }

    private Outcome overdue(Turn turn, JsonObject args) {
        Handle handle = new Handle(args.string("access"));
        Optional<Access> found = Accesses.access(turn.state(), handle);
        if (found.isEmpty()) {
            return unknown();
        }
        Access access = found.get();
        if (!turn.caller().id().equals(access.reader())) {
            return Refusal.NOT_ALLOWED.because("only the account that asked states that no answer came");
        }
        Optional<Outcome> closed = whyClosed(access);
        if (closed.isPresent()) {
            return closed.get();
        }
        if (turn.time() <= access.answerBy()) {
            return Refusal.NOT_OVERDUE.because("the holder may still answer: answerBy lies after the ledger's time");
        }
        SharedRecord record = Records.record(turn.state(), access.record()).orElseThrow();
        Accesses.close(turn.state(), record.owner(), handle, access.overdue());
        return Outcome.Done.EMPTY;
    }

    private static Optional<Outcome> whyClosed(Access access) {
        return switch (access.status()) {
            case OPEN -> Optional.empty();
            case ALLOWED, REFUSED -> Optional.of(Refusal.ALREADY_ANSWERED.because("the request was answered"));
            case OVERDUE -> Optional.of(Refusal.ALREADY_CLOSED.because("the reader stated that no answer came"));
        };
    }

    private static Outcome unknown() {
        return Refusal.UNKNOWN_ACCESS.because("no access has that identifier");
    }
}
