package org.tallystick.formats.id;

import java.util.regex.Pattern;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * A random identifier chosen by whoever makes the thing: of a record, collection, subject, grant, access or proposal. 32
 * hexadecimal digits, 128 random bits; it says nothing about what it names.
 */
public record Handle(String value) implements Comparable<Handle> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public Handle {
        MalformedException.unless(
                FORM.matcher(value).matches(), Fault.HANDLE, "an identifier is 32 lower-case hexadecimal digits");
    }

    @Override
    public int compareTo(Handle that) {
        return value.compareTo(that.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
