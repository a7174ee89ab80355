package org.tallystick.ledger.contract;

import java.util.Optional;
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
 * @param details what it says beside its arguments, if it does
 */
public record Call(
        String name, String summary, Shape.Fields args, Callers callers, Handler handler, Optional<Addendum> details) {
    private static final Pattern FORM = Pattern.compile("[a-z]{1,24}\\.[a-z-]{1,24}");

    /** A call without details. */
    public Call(String name, String summary, Shape.Fields args, Callers callers, Handler handler) {
        this(name, summary, args, callers, handler, Optional.empty());
    }

    /** The same call with details. */
    public Call with(Addendum addendum) {
        return new Call(name, summary, args, callers, handler, Optional.of(addendum));
    }

    public Call {
        MalformedException.unless(
                FORM.matcher(name).matches(), Fault.CALL_NAME, "a call has the form contract.verb: " + name);
    }
}
