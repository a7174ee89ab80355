package org.tallystick.decision;

import java.util.regex.Pattern;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * What kind of thing a record is, in the words of its field: {@code lab-result}, {@code loinc:11502-2}. 1 to 64 characters
 * of lower-case letters, digits and {@code - . : / _}, so that one type has one spelling and a denial cannot miss it.
 */
public record RecordType(String value) {
    /** How it is written, as a regular expression. */
    public static final String FORM = "[a-z0-9][a-z0-9.:/_-]{0,63}";

    /** The same in words. */
    public static final String WORDS = "a type: 1 to 64 characters of a-z, 0-9 and '.:/_-', such as lab-result";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    public RecordType {
        MalformedException.unless(PATTERN.matcher(value).matches(), Fault.FIELD_VALUE, "that is not " + WORDS);
    }

    @Override
    public String toString() {
        return value;
    }
}
