package org.tallystick.formats.id;

import java.util.regex.Pattern;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/** The name of a call: its contract and a verb, such as {@code records.share}. */
public record CallName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z]{1,24}\\.[a-z-]{1,24}");

    public CallName {
        MalformedException.unless(
                FORM.matcher(value).matches(),
                Fault.CALL_NAME,
                "a call has the form contract.verb, such as records.share");
    }

    @Override
    public String toString() {
        return value;
    }
}
