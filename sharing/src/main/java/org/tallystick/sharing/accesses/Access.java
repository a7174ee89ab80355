package org.tallystick.sharing.accesses;

import java.util.Locale;
import java.util.Optional;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sharing.DetailsRef;

/**
 * One request to read, as all members know it.
 *
 * @param record what was asked for
 * @param details the request's details
 * @param asked when, by the ledger's time, milliseconds since 1970, UTC
 * @param answerBy until when the reader expects an answer, the same unit
 * @param status what became of it
 * @param answer what the holder answered, if it did
 */
public record Access(
        Handle record, DetailsRef details, long asked, long answerBy, Status status, Optional<Answer> answer) {

    /** What became of a request. */
    public enum Status {
        /** Not answered yet. */
        OPEN,
        /** The holder releases the record to the reader. */
        ALLOWED,
        /** The holder does not. */
        REFUSED,
        /** The reader stated after {@link #answerBy} that no answer came. */
        OVERDUE;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The account that asked. */
    public AccountId reader() {
        return details.issuer();
    }

    /** A request as it comes. */
    static Access open(Handle record, DetailsRef details, long asked, long answerBy) {
        return new Access(record, details, asked, answerBy, Status.OPEN, Optional.empty());
    }

    Access answered(Status outcome, Answer with) {
        return new Access(record, details, asked, answerBy, outcome, Optional.of(with));
    }

    Access overdue() {
        return new Access(record, details, asked, answerBy, Status.OVERDUE, answer);
    }

    static Access read(JsonObject json) {
        return new Access(
                new Handle(json.string("record")),
                DetailsRef.read(json.object("details")),
                json.integer("asked"),
                json.integer("answerBy"),
                Status.valueOf(json.string("status").toUpperCase(Locale.ROOT)),
                json.has("answer") ? Optional.of(Answer.read(json.object("answer"))) : Optional.empty());
    }

    /** The value under which it stands in the state; also what the API shows. */
    public JsonObject json() {
        JsonObject.Builder out = JsonObject.with("record", record.value())
                .with("details", details.json())
                .with("asked", asked)
                .with("answerBy", answerBy)
                .with("status", status.word());
        answer.ifPresent(given -> out.with("answer", given.json()));
        return out.build();
    }
}
