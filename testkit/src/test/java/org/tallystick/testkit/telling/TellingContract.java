package org.tallystick.testkit.telling;

import java.util.List;
import java.util.Locale;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Call;
import org.tallystick.ledger.contract.Callers;
import org.tallystick.ledger.contract.Contract;
import org.tallystick.ledger.contract.Shape;

/** Tells which language the machine speaks that executes it. */
public final class TellingContract implements Contract {
    @Override
    public String name() {
        return "telling";
    }

    @Override
    public List<Call> calls() {
        return List.of(new Call(
                "telling.tell",
                "Tells the machine's language.",
                Shape.object(),
                Callers.ANYONE,
                (_, _) -> new Outcome.Done(
                        JsonObject.with("language", Locale.getDefault().getLanguage())
                                .build())));
    }
}
