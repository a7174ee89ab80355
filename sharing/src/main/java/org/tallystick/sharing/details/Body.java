package org.tallystick.sharing.details;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.contract.Mistake;
import org.tallystick.ledger.contract.Shape;

/** The body of a details document ({@code spec/details.md}): which type it has follows from the call. */
public sealed interface Body
        permits AccountBody,
                SubjectBody,
                ShareBody,
                CorrectBody,
                CollectBody,
                RetireBody,
                GrantBody,
                RequestBody,
                AnswerBody {

    /** The body as it stands in the document. */
    JsonObject json();

    /** Why this cannot be what the transaction means, by what all can see of it; empty if it can. */
    default Optional<String> contradicts(JsonObject args) {
        return Optional.empty();
    }

    /** Reads the body of a document on its own. */
    static Parsed<Body> parse(Details details) {
        return Parsed.of(() -> read(details.call(), details.body()));
    }

    /**
     * Reads the body of a document that is said to be the details of that transaction. {@link Fault#DETAILS_OF_ANOTHER_ENTRY}
     * and {@link Fault#DETAILS_DIGEST} if it is not; {@link Fault#FIELD_VALUE} if it contradicts the transaction's arguments.
     */
    static Parsed<Body> parse(Details details, Transaction transaction) {
        return Parsed.of(() -> {
            details.mismatch(transaction).ifPresent(fault -> {
                throw new MalformedException(fault, "these are not the details of " + transaction.id());
            });
            Body body = read(details.call(), details.body());
            body.contradicts(transaction.args()).ifPresent(why -> {
                throw new MalformedException(Fault.FIELD_VALUE, why);
            });
            return body;
        });
    }

    private static Body read(String call, JsonObject body) {
        Shape.Fields shape = shape(call)
                .orElseThrow(
                        () -> new MalformedException(Fault.CALL_NAME, "transactions of that call have no details"));
        Optional<Mistake> mistake = shape.check(body);
        if (mistake.isPresent()) {
            throw new MalformedException(
                    mistake.get().fault(), "details: " + mistake.get().sentence());
        }
        return switch (call) {
            case "accounts.register" -> AccountBody.read(body);
            case "records.enrol" -> SubjectBody.read(body);
            case "records.share" -> ShareBody.read(body);
            case "records.correct" -> CorrectBody.read(body);
            case "records.collect" -> CollectBody.read(body);
            case "records.retire" -> RetireBody.read(body);
            case "grants.give" -> GrantBody.read(body);
            case "accesses.request" -> RequestBody.read(body);
            case "accesses.answer" -> AnswerBody.read(body);
            default -> throw new MalformedException(Fault.CALL_NAME, "transactions of that call have no details");
        };
    }

    /** The shape of the details of that call, with marks on what is personal or secret; empty if it has none. */
    static Optional<Shape.Fields> shape(String call) {
        return Optional.ofNullable(shapes().get(call));
    }

    /** The shapes of all calls that have details. */
    static Map<String, Shape.Fields> shapes() {
        return new TreeMap<>(Map.of(
                "accounts.register", AccountBody.SHAPE,
                "records.enrol", SubjectBody.SHAPE,
                "records.share", ShareBody.SHAPE,
                "records.correct", CorrectBody.SHAPE,
                "records.collect", CollectBody.SHAPE,
                "records.retire", RetireBody.SHAPE,
                "grants.give", GrantBody.SHAPE,
                "accesses.request", RequestBody.SHAPE,
                "accesses.answer", AnswerBody.SHAPE));
    }
}
