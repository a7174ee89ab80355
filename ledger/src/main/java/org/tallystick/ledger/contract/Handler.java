package org.tallystick.ledger.contract;

import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.json.JsonObject;

/** What a call does. The same turn, state and arguments give the same outcome on every node, today and in a replay. */
@FunctionalInterface
public interface Handler {
    /**
     * Carries the call out, or refuses it.
     *
     * <p>After a refusal, and after any exception (which becomes a refusal with the code {@code contract-error}), none of
     * the changes made to {@link Turn#state} remain.
     *
     * @param turn who calls, and when
     * @param args of the shape that the call declares
     */
    Outcome run(Turn turn, JsonObject args);
}
