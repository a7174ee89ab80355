package org.tallystick.ledger.contract;

import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * The name of a value in the state, such as {@code records/record/<handle>}: contract, kind, identifier. 1 to 200
 * printable ASCII characters without space.
 */
public record Key(String value) implements Comparable<Key> {
    private static final int MAX_LENGTH = 200;

    public Key {
        MalformedException.unless(!value.isEmpty(), Fault.TOO_SHORT, "a key has at least one character");
        MalformedException.unless(value.length() <= MAX_LENGTH, Fault.TOO_LONG, "a key has at most 200 characters");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            MalformedException.unless(c > ' ' && c <= '~', Fault.FIELD_VALUE, "a key is printable ASCII, no spaces");
        }
    }

    /** Contract, kind and identifier, joined by slashes. */
    public static Key of(String contract, String kind, Object id) {
        return new Key(contract + "/" + kind + "/" + id);
    }

    @Override
    public int compareTo(Key that) {
        return value.compareTo(that.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
