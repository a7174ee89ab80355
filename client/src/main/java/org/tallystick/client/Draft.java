package org.tallystick.client;

import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;

/** A signed transaction, with its details where it has some, ready to be submitted by whoever carries it. */
public record Draft(TransactionId id, Bytes jws, Optional<Details> details) {
    /** The body of {@code POST /v1/transactions}. */
    public JsonObject submission() {
        return JsonObject.with("transaction", jws.text())
                .with("details", details.map(document -> document.bytes().text()))
                .build();
    }
}
