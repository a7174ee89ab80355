package org.tallystick.decision;

import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/** On whose word a grant stands. The ledger shows it publicly, and neither can pass for the other. */
public enum Giver {
    /** The account that is bound to the subject's handle: consent, or its refusal. */
    SUBJECT("subject"),
    /** The member that owns the records: never consent, always a legal basis of its own. */
    OWNER("owner");

    private final String code;

    Giver(String code) {
        this.code = code;
    }

    /** The word in documents and in the state. */
    public String code() {
        return code;
    }

    /** The giver of that word. @throws MalformedException {@link Fault#FIELD_VALUE} */
    public static Giver of(String code) {
        return switch (code) {
            case "subject" -> SUBJECT;
            case "owner" -> OWNER;
            default -> throw new MalformedException(Fault.FIELD_VALUE, "'by' is 'subject' or 'owner'");
        };
    }
}
