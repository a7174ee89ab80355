package org.tallystick.sharing.details;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
    private static final Shape READER = Shape.either(
            Shape.object().required("account", Shape.account()),
            Shape.object().required("member", Shape.member()).optional("role", Shape.word()));
    private static final Shape SCOPE = Shape.either(
            Shape.object().required("record", Shape.handle()),
            Shape.object().required("type", Say.TYPE),
            Shape.object().required("collection", Shape.handle()),
            Shape.object().required("all", Shape.yes()));
    private static final Shape PURPOSE =
            Shape.oneOf(codes(Arrays.stream(Purpose.values()).map(Purpose::code)));
    private static final Shape BASIS = bases(_ -> true);

    /** That an allowance begins before it is over is all that its terms demand beside this. */
    static final Shape SHAPE = Shape.either(
            terms("allow")
                    .required(
                            "purposes",
                            Shape.listWith(PURPOSE, Purpose.values().length, PURPOSE)
                                    .personal())
                    .required(
                            "basis",
                            Shape.listWith(BASIS, LegalBasis.values().length, bases(LegalBasis::standsAlone))
                                    .personal()),
            terms("deny")
                    .optional(
                            "purposes",
                            Shape.list(PURPOSE, Purpose.values().length).personal())
                    .optional(
                            "basis",
                            Shape.list(BASIS, LegalBasis.values().length).personal()));

    private static Shape.Fields terms(String effect) {
        return Shape.object()
                .required("effect", Shape.oneOf(effect).personal())
                .required("reader", READER.personal())
                .required("scope", SCOPE.personal())
                .optional("from", Shape.time().described("the first moment").personal())
                .optional(
                        "until",
                        Shape.time()
                                .described("the first moment at which it is over; later than 'from'")
                                .personal());
    }

    private static Shape bases(Predicate<LegalBasis> such) {
        return Shape.oneOf(codes(Arrays.stream(LegalBasis.values()).filter(such).map(LegalBasis::code)));
    }

    private static String[] codes(Stream<String> codes) {
        return codes.toArray(String[]::new);
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
