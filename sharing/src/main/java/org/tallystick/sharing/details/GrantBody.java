package org.tallystick.sharing.details;

import java.util.Arrays;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.Terms;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Shape;

/**
 * What a grant or denial says: {@code grants.give}. The body is the terms themselves.
 *
 * @param terms what decides
 */
public record GrantBody(Terms terms) implements Body {
    private static final Shape.Fields READER = Shape.object()
            .optional("account", Shape.account())
            .optional("member", Shape.member())
            .optional("role", Shape.word());
    private static final Shape.Fields SCOPE = Shape.object()
            .optional("all", Shape.truth())
            .optional("collection", Shape.handle())
            .optional("record", Shape.handle())
            .optional("type", Shape.text(64));
    static final Shape.Fields SHAPE = Shape.object()
            .required("effect", Shape.oneOf("allow", "deny").personal())
            .required("reader", READER.personal())
            .required("scope", SCOPE.personal())
            .optional("purposes", Shape.list(purpose(), Purpose.values().length).personal())
            .optional("basis", Shape.list(basis(), LegalBasis.values().length).personal())
            .optional("from", Shape.time().personal())
            .optional("until", Shape.time().personal());

    private static Shape purpose() {
        return Shape.oneOf(Arrays.stream(Purpose.values()).map(Purpose::code).toArray(String[]::new));
    }

    private static Shape basis() {
        return Shape.oneOf(
                Arrays.stream(LegalBasis.values()).map(LegalBasis::code).toArray(String[]::new));
    }

    static GrantBody read(JsonObject json) {
        return new GrantBody(Terms.of(json));
    }

    @Override
    public JsonObject json() {
        return terms.json();
    }

    @Override
    public String toString() {
        return "the terms of a grant";
    }
}
