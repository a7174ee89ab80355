package org.tallystick.sharing.details;

import java.util.Optional;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Shape;

/**
 * Why someone asks to read: {@code accesses.request}.
 *
 * @param purpose a code; whether it is on the published list is for the decision to say, on the record
 * @param reason in words
 * @param reader who asks, in words
 */
public record RequestBody(String purpose, Optional<String> reason, Optional<String> reader) implements Body {
    static final Shape.Fields SHAPE = Shape.object()
            .required("purpose", Shape.text(32).personal())
            .optional("reason", Say.REASON)
            .optional("reader", Say.NAME);

    static RequestBody read(JsonObject json) {
        return new RequestBody(json.string("purpose"), json.optionalString("reason"), json.optionalString("reader"));
    }

    @Override
    public JsonObject json() {
        return JsonObject.with("purpose", purpose)
                .with("reason", reason)
                .with("reader", reader)
                .build();
    }

    @Override
    public String toString() {
        return "why someone asks";
    }
}
