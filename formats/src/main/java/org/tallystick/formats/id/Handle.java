package org.tallystick.formats.id;

import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * A random identifier chosen by whoever makes the thing: of a record, collection, subject, grant, access or proposal. 32
 * hexadecimal digits, 128 random bits; it says nothing about what it names.
 */
public record Handle(String value) implements Comparable<Handle> {

    public Handle {
        MalformedException.unless(
                Alphabet.HEXADECIMAL.spells(value, 32, 32),
                Fault.HANDLE,
                "an identifier is 32 lower-case hexadecimal digits");
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
