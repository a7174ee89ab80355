package org.tallystick.ledger.contract;

import org.tallystick.formats.json.JsonObject;

/**
 * The state at a handler's place in the order: what the transactions before left, with what this one has changed already,
 * and where a handler leaves its own changes.
 */
public interface State extends StateView {
    /** The most bytes that one value may have; a larger one fails the transaction. */
    int MAX_VALUE = (1 << 20) - 1;

    /** Writes a value. It is kept as canonical JSON (RFC 8785), at most {@link #MAX_VALUE} bytes. */
    void put(Key key, JsonObject value);

    /** Deletes the value; its earlier versions stay in the history. */
    void delete(Key key);
}
