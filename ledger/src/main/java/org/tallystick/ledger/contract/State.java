package org.tallystick.ledger.contract;

import java.util.Optional;
import org.tallystick.formats.json.JsonObject;

/** Values by key, as the transactions before left them, and where a handler leaves its own. */
public interface State {
    /** The value now, with what this transaction has changed already. */
    Optional<JsonObject> get(Key key);

    /** Writes a value. It is kept as canonical JSON (RFC 8785), at most {@link #MAX_VALUE} bytes. */
    void put(Key key, JsonObject value);

    /** Deletes the value; its earlier versions stay in the history. */
    void delete(Key key);

    /** The most bytes that one value may have; a larger one fails the transaction. */
    int MAX_VALUE = 1 << 20;
}
