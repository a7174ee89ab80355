package org.tallystick.testkit.notices;

import java.util.List;
import java.util.Optional;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Addendum;
import org.tallystick.ledger.contract.Call;
import org.tallystick.ledger.contract.Callers;
import org.tallystick.ledger.contract.Contract;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.contract.Shape;
import org.tallystick.ledger.contract.Turn;

/** Lets one member leave another a notice that only the two of them can read. */
public final class NoticesContract implements Contract {
    private static final Shape.Fields POST = Shape.object()
            .required("notice", Shape.handle())
            .required("to", Shape.member())
            .required(Details.ARGUMENT, Shape.hash());
    private static final Shape.Fields TEXT =
            Shape.object().required("text", Shape.text(200).personal());

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public List<Call> calls() {
        Addendum text = new Addendum(
                TEXT, (_, _) -> Optional.empty(), (_, args, _) -> List.of(new MemberId(args.string("to"))));
        return List.of(
                new Call("notices.post", "Leaves a notice.", POST, Callers.ANYONE, NoticesContract::post).with(text));
    }

    private static Outcome post(Turn turn, JsonObject args) {
        Key key = new Key("notices/notice/" + args.string("notice"));
        if (turn.state().get(key).isPresent()) {
            return new Outcome.Refused("notice-exists", "a notice has that identifier already: draw another");
        }
        turn.state().put(key, JsonObject.with("to", args.string("to")).build());
        return new Outcome.Done(JsonObject.EMPTY);
    }
}
