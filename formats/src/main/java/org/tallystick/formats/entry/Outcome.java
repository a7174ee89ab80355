package org.tallystick.formats.entry;

import org.tallystick.formats.json.JsonObject;

/** What a contract made of a transaction. Both kinds are entries of the log: a refusal is on the record too. */
public sealed interface Outcome {

    /** The call was carried out; the object says what came of it and is often empty. */
    record Done(JsonObject result) implements Outcome {
        /** Carried out, with nothing more to say. */
        public static final Done PLAIN = new Done(JsonObject.EMPTY);
    }

    /**
     * The call was refused and changed nothing.
     *
     * @param code a short word for programs, such as {@code not-allowed}
     * @param why a sentence for people: the rule, and what to do
     */
    record Refused(String code, String why) implements Outcome {}
}
