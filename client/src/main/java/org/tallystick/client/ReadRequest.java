package org.tallystick.client;

import java.util.Optional;
import org.tallystick.decision.Purpose;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;

/**
 * A wish to read. All but the record is for the holder and the subject alone.
 *
 * @param purpose what for
 * @param reason why, in words
 * @param name who asks, in words
 */
public record ReadRequest(Handle record, Purpose purpose, Optional<String> reason, Optional<String> name) {
    /** A wish without words. */
    public ReadRequest(Handle record, Purpose purpose) {
        this(record, purpose, Optional.empty(), Optional.empty());
    }

    JsonObject details() {
        return JsonObject.with("purpose", purpose.code())
                .with("reason", reason)
                .with("reader", name)
                .build();
    }
}
