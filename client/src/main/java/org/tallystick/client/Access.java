package org.tallystick.client;

import java.util.Optional;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;

/**
 * Somebody's wish to read a record, and what came of it. What stands in the details is there only for those who may see it.
 *
 * @param asked when, in milliseconds since 1970 by the ledger's time
 * @param status {@code open}, {@code allowed}, {@code refused} or {@code overdue}
 * @param name who asked, in words
 * @param purpose what for
 * @param rule why it was allowed or refused
 * @param json all that the node says of it
 */
public record Access(
        Handle id,
        Handle record,
        AccountId reader,
        long asked,
        String status,
        Optional<String> name,
        Optional<String> purpose,
        Optional<String> rule,
        JsonObject json) {
    static Access of(JsonObject json) {
        JsonObject details = json.object("details");
        return new Access(
                new Handle(json.string("access")),
                new Handle(json.string("record")),
                AccountId.of(json.string("reader")),
                json.integer("asked"),
                json.string("status"),
                told(details, "reader"),
                told(details, "purpose"),
                json.has("answer") ? told(json.object("answer").object("details"), "rule") : Optional.empty(),
                json);
    }

    private static Optional<String> told(JsonObject details, String field) {
        return details.has("body") ? details.object("body").optionalString(field) : Optional.empty();
    }
}
