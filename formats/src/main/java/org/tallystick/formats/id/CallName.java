package org.tallystick.formats.id;

import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/** The name of a call: its contract and a verb, such as {@code records.share}. */
public record CallName(String value) {
    private static final Alphabet VERB = Alphabet.LETTERS.and("-");

    public CallName {
        int dot = value.indexOf('.');
        MalformedException.unless(
                dot > 0
                        && Alphabet.LETTERS.spells(value.substring(0, dot), 1, 24)
                        && VERB.spells(value.substring(dot + 1), 1, 24),
                Fault.CALL_NAME,
                "a call has the form contract.verb, such as records.share");
    }

    @Override
    public String toString() {
        return value;
    }
}
