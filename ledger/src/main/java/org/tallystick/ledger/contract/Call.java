package org.tallystick.ledger.contract;

import java.util.regex.Pattern;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * One thing that a transaction can ask for.
 *
 * @param name contract and verb, such as {@code records.share}
 * @param summary one sentence for the API's page
 * @param args what the arguments must look like; checked before anything else is spent on a transaction
 * @param callers who may make it, coarsely; finer rules are the handler's and refuse with {@code not-allowed}
 * @param handler what it does
 */
public record Call(String name, String summary, Shape.Fields args, Callers callers, Handler handler) {
    private static final Pattern FORM = Pattern.compile("[a-z]{1,24}\\.[a-z-]{1,24}");

    public Call {
        MalformedException.unless(
                FORM.matcher(name).matches(), Fault.CALL_NAME, "a call has the form contract.verb: " + name);
    }
}
