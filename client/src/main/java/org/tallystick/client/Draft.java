package org.tallystick.client;

import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;

/** A signed transaction, with its details where it has some, ready to be submitted by whoever carries it. */
public record Draft(TransactionId id, Bytes jws, Optional<Details> details) {
    /** What {@link #submission} wrote. @throws MalformedException with what is wrong with it */
    public static Draft of(JsonObject submission) {
        submission.allowOnly("transaction", "details");
        Transaction transaction =
                Transaction.parse(Bytes.utf8(submission.string("transaction"))).orThrow();
        Optional<Details> details = submission
                .optionalString("details")
                .map(text -> Details.parse(Bytes.utf8(text)).orThrow());
        details.flatMap(document -> document.mismatch(transaction)).ifPresent(fault -> {
            throw new MalformedException(fault, "the details are not those of the transaction");
        });
        MalformedException.unless(
                details.isPresent() || !transaction.args().has(Details.ARGUMENT),
                Fault.FIELD_MISSING,
                "the transaction has details, and they are not beside it");
        return new Draft(transaction.id(), transaction.jws(), details);
    }

    /** Until when it may be committed, in seconds since 1970. */
    long expires() {
        return Transaction.parse(jws).orThrow().expiresAt();
    }

    /** The body of {@code POST /v1/transactions}. */
    public JsonObject submission() {
        return JsonObject.with("transaction", jws.text())
                .with("details", details.map(document -> document.bytes().text()))
                .build();
    }
}
