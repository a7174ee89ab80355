package org.tallystick.sharing.details;

import java.util.Optional;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Addendum;

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

    /** Reads the body of a document on its own, if it is of a call that this module knows. */
    static Parsed<Body> parse(Details details) {
        return Parsed.of(() -> read(details.call(), details.body()));
    }

    /** What the contract of that call says of its details. */
    static Addendum addendum(String call, Addendum.Recipients recipients) {
        Forms.Form form = Forms.of(call).orElseThrow();
        return new Addendum(
                form.shape(), (args, body) -> form.reader().apply(body).contradicts(args), recipients);
    }

    private static Body read(String call, JsonObject body) {
        Forms.Form form = Forms.of(call)
                .orElseThrow(
                        () -> new MalformedException(Fault.CALL_NAME, "what details of that call say is not known"));
        Addenda.require(form.shape(), body);
        return form.reader().apply(body);
    }
}
