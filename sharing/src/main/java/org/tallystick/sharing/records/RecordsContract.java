package org.tallystick.sharing.records;

import static org.tallystick.ledger.contract.Callers.ANYONE;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.Call;
import org.tallystick.ledger.contract.Contract;
import org.tallystick.ledger.contract.Shape;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.ledger.contract.Turn;
import org.tallystick.sharing.DetailsRef;
import org.tallystick.sharing.Refusal;
import org.tallystick.sharing.Standing;
import org.tallystick.sharing.details.Body;

/** Shares, corrects, collects and retires records. Subjects are enrolled by {@link Enrolment}, in the same contract. */
public final class RecordsContract implements Contract {
    private static final Shape.Fields SHARE = Shape.object()
            .required("record", Shape.handle().described("a new random identifier"))
            .required("about", Shape.hash().described("commitment to the subject's handle"))
            .required("commitment", Shape.hash().described("commitment to the payload"))
            .required("details", Shape.hash());
    private static final Shape.Fields CORRECT = Shape.object()
            .required("record", Shape.handle())
            .required("version", Shape.integer(2, Json.MAX_INTEGER).described("one more than the current version"))
            .required("commitment", Shape.hash())
            .required("details", Shape.hash());
    private static final Shape.Fields ONE =
            Shape.object().required("record", Shape.handle()).required("details", Shape.hash());

    private final Enrolment enrolment = new Enrolment();

    @Override
    public String name() {
        return "records";
    }

    @Override
    public List<Call> calls() {
        return List.of(
                new Call(
                                "records.share",
                                "Shares a record; by any account that works for its member.",
                                SHARE,
                                ANYONE,
                                this::share)
                        .with(Body.addendum("records.share", RecordsContract::toTheSubject)),
                new Call(
                                "records.correct",
                                "Gives a record a new version; by the author of the current version, or who speaks for the owner.",
                                CORRECT,
                                ANYONE,
                                this::correct)
                        .with(Body.addendum("records.correct", RecordsContract::toTheOwner)),
                new Call(
                                "records.collect",
                                "Says which collections a record belongs to from now on; by the author of the current version, or who speaks for the owner.",
                                ONE,
                                ANYONE,
                                this::collect)
                        .with(Body.addendum("records.collect", RecordsContract::toTheOwner)),
                new Call(
                                "records.retire",
                                "Ends a record: nobody reads it any more; by the author of the current version, or who speaks for the owner.",
                                ONE,
                                ANYONE,
                                this::retire)
                        .with(Body.addendum("records.retire", RecordsContract::toTheOwner)),
                enrolment.enrol(),
                enrolment.bind());
    }

    /** Only the details say whom a record is about. */
    private static Collection<MemberId> toTheSubject(StateView state, JsonObject args, JsonObject body) {
        return Records.voice(state, new Handle(body.string("subject")));
    }

    private static Collection<MemberId> toTheOwner(StateView state, JsonObject args, JsonObject body) {
        return Records.owner(state, new Handle(args.string("record")));
    }

    private Outcome share(Turn turn, JsonObject args) {
        Handle record = new Handle(args.string("record"));
        if (!Standing.worksForMember(turn.caller())) {
            return Refusal.NOT_ALLOWED.because(
                    "records are shared by accounts that work for their member: with a role, and not that of a subject");
        }
        if (turn.state().get(Records.recordKey(record)).isPresent()) {
            return Refusal.RECORD_EXISTS.because("a record has that identifier already: draw another");
        }
        DetailsRef details = DetailsRef.of(turn, args);
        SharedRecord shared = new SharedRecord(
                1, args.hash("about"), args.hash("commitment"), details, details, Optional.empty(), true);
        Records.write(turn.state(), record, shared);
        return Outcome.Done.EMPTY;
    }

    private Outcome correct(Turn turn, JsonObject args) {
        return change(turn, args, record -> {
            long next = record.version() + 1;
            if (args.integer("version") != next) {
                return new Change.No(Refusal.WRONG_VERSION.because(
                        "the next version is " + next + ": look at the one that came before yours"));
            }
            return new Change.To(record.corrected(args.hash("commitment"), DetailsRef.of(turn, args)));
        });
    }

    private Outcome collect(Turn turn, JsonObject args) {
        return change(turn, args, record -> new Change.To(record.collectedBy(DetailsRef.of(turn, args))));
    }

    private Outcome retire(Turn turn, JsonObject args) {
        return change(turn, args, record -> new Change.To(record.retired()));
    }

    private sealed interface Change {
        record To(SharedRecord record) implements Change {}

        record No(Outcome refused) implements Change {}
    }

    private static Outcome change(Turn turn, JsonObject args, Function<SharedRecord, Change> rule) {
        Handle handle = new Handle(args.string("record"));
        Optional<SharedRecord> found = Records.record(turn.state(), handle);
        if (found.isEmpty()) {
            return Refusal.UNKNOWN_RECORD.because("no record has that identifier");
        }
        SharedRecord record = found.get();
        if (!mayChange(turn.caller(), record)) {
            return Refusal.NOT_ALLOWED.because(
                    "a record is changed by the author of its current version, or by a steward, the administrator or the node of its owner");
        }
        if (!record.live()) {
            return Refusal.RECORD_RETIRED.because("a retired record does not change any more");
        }
        return switch (rule.apply(record)) {
            case Change.No(Outcome refused) -> refused;
            case Change.To(SharedRecord changed) -> {
                Records.write(turn.state(), handle, changed);
                yield Outcome.Done.EMPTY;
            }
        };
    }

    private static boolean mayChange(Account caller, SharedRecord record) {
        boolean author = caller.id().equals(record.author()) && Standing.worksForMember(caller);
        boolean steward = caller.member().equals(record.owner()) && Standing.speaksForMember(caller);
        return author || steward;
    }
}
