package org.tallystick.sharing.details;

import java.util.Optional;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Shape;

/**
 * Who or what a subject is: {@code records.enrol}.
 *
 * @param name what to call it
 * @param reference how the member's other systems know it, such as a patient number
 */
public record SubjectBody(Optional<String> name, Optional<String> reference) implements Body {
    static final Shape.Fields SHAPE = Shape.object().optional("name", Say.NAME).optional("reference", Say.NAME);

    static SubjectBody read(JsonObject json) {
        return new SubjectBody(json.optionalString("name"), json.optionalString("reference"));
    }

    @Override
    public JsonObject json() {
        return JsonObject.builder()
                .with("name", name)
                .with("reference", reference)
                .build();
    }

    @Override
    public String toString() {
        return "who a subject is";
    }
}
