package org.tallystick.ledger;

import java.util.List;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Call;
import org.tallystick.ledger.contract.Callers;
import org.tallystick.ledger.contract.Contract;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.contract.Shape;
import org.tallystick.ledger.contract.Turn;

/** A contract for tests: it writes notes, counts, refuses after having written, and fails. */
public final class NotesContract implements Contract {
    private static final Shape.Fields NOTE =
            Shape.object().required("id", Shape.handle()).required("text", Shape.text(100));

    @Override
    public String name() {
        return "notes";
    }

    @Override
    public List<Call> calls() {
        return List.of(
                new Call("notes.write", "Writes a note.", NOTE, Callers.ANYONE, NotesContract::write),
                new Call("notes.delete", "Deletes a note.", NOTE, Callers.ANYONE, NotesContract::delete),
                new Call("notes.count", "Adds one.", Shape.object(), Callers.ANYONE, NotesContract::count),
                new Call("notes.regret", "Writes, then refuses.", NOTE, Callers.ANYONE, NotesContract::regret),
                new Call("notes.fail", "Writes, then throws.", NOTE, Callers.ANYONE, NotesContract::fail),
                new Call("notes.boast", "Says too much.", Shape.object(), Callers.ANYONE, NotesContract::boast),
                new Call(
                        "notes.seal",
                        "For nodes only.",
                        Shape.object(),
                        Callers.NODE,
                        (turn, args) -> Outcome.Done.EMPTY));
    }

    public static Key key(String id) {
        return Key.of("notes", "note", id);
    }

    public static Key counter() {
        return Key.of("notes", "counter", "all");
    }

    private static Outcome write(Turn turn, JsonObject args) {
        JsonObject note = JsonObject.with("text", args.string("text"))
                .with("by", turn.caller().id().toString())
                .with("at", turn.time())
                .build();
        turn.state().put(key(args.string("id")), note);
        return Outcome.Done.EMPTY;
    }

    private static Outcome delete(Turn turn, JsonObject args) {
        turn.state().delete(key(args.string("id")));
        return Outcome.Done.EMPTY;
    }

    private static Outcome count(Turn turn, JsonObject args) {
        long next =
                turn.state().get(counter()).map(json -> json.integer("count")).orElse(0L) + 1;
        JsonObject value = JsonObject.with("count", next).build();
        turn.state().put(counter(), value);
        return new Outcome.Done(value);
    }

    private static Outcome regret(Turn turn, JsonObject args) {
        write(turn, args);
        return new Outcome.Refused("regretted", "a test wants it so");
    }

    private static Outcome fail(Turn turn, JsonObject args) {
        write(turn, args);
        throw new IllegalStateException("a test wants it so");
    }

    private static Outcome boast(Turn turn, JsonObject args) {
        turn.state().put(counter(), JsonObject.with("count", -1).build());
        return new Outcome.Done(JsonObject.with("text", "x".repeat(70_000)).build());
    }
}
