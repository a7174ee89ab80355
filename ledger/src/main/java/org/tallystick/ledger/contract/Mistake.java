package org.tallystick.ledger.contract;

import java.util.Optional;
import org.tallystick.formats.Fault;

/**
 * What is wrong with an argument.
 *
 * @param fault which rule was broken
 * @param path where, as a JSON Pointer (RFC 6901); empty for the whole
 * @param why the rule in words; never the offending value
 */
public record Mistake(Fault fault, String path, String why) {

    static Optional<Mistake> type(String wanted) {
        return Optional.of(new Mistake(Fault.FIELD_TYPE, "", "must be " + wanted));
    }

    static Optional<Mistake> value(String wanted) {
        return Optional.of(new Mistake(Fault.FIELD_VALUE, "", "must be " + wanted));
    }

    static Optional<Mistake> missing(String name) {
        return Optional.of(new Mistake(Fault.FIELD_MISSING, pointer(name), "is missing"));
    }

    static Optional<Mistake> unknown(String name) {
        return Optional.of(new Mistake(Fault.FIELD_UNKNOWN, pointer(printable(name)), "is not a field of this call"));
    }

    Mistake within(String name) {
        return new Mistake(fault, pointer(name) + path, why);
    }

    /** Where and what, in one sentence. */
    public String sentence() {
        return path.isEmpty() ? "the arguments: " + why : path + " " + why;
    }

    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** A name that the sender made up is shown short and without anything that a terminal would act on. */
    private static String printable(String name) {
        String safe = name.replaceAll("[^\\x20-\\x7e]", "?");
        return safe.length() > 40 ? safe.substring(0, 40) + "..." : safe;
    }
}
