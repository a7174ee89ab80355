package org.tallystick.sharing.details;

import java.util.Optional;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Shape;

/**
 * What a record is from now on: {@code records.correct}. Whom it is about, and what it belongs to, stay as they were.
 *
 * @param content the new version
 * @param reason why it is corrected, in words
 */
public record CorrectBody(Content content, Optional<String> reason) implements Body {
    static final Shape.Fields SHAPE = Content.SHAPE.optional("reason", Say.REASON);

    @Override
    public Optional<String> contradicts(JsonObject args) {
        return content.contradicts(args);
    }

    static CorrectBody read(JsonObject json) {
        return new CorrectBody(Content.read(json), json.optionalString("reason"));
    }

    @Override
    public JsonObject json() {
        return content.json().with("reason", reason).build();
    }

    @Override
    public String toString() {
        return "what a record is from now on";
    }
}
