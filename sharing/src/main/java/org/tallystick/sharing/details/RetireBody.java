package org.tallystick.sharing.details;

import java.util.Optional;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Shape;

/**
 * Why a record is retired: {@code records.retire}.
 *
 * @param reason in words
 */
public record RetireBody(Optional<String> reason) implements Body {
    static final Shape.Fields SHAPE = Shape.object().optional("reason", Say.REASON);

    static RetireBody read(JsonObject json) {
        return new RetireBody(json.optionalString("reason"));
    }

    @Override
    public JsonObject json() {
        return Say.one("reason", reason);
    }

    @Override
    public String toString() {
        return "why a record is retired";
    }
}
