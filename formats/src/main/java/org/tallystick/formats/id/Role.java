package org.tallystick.formats.id;

import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/** What an account may act as, public on the ledger, such as {@code doctor}: 1 to 24 characters of {@code a-z -}. */
public record Role(String value) implements Comparable<Role> {
    /** The role of a person's alias, which never works for the member. */
    public static final String SUBJECT = "subject";

    private static final Alphabet INSIDE = Alphabet.LETTERS.and("-");

    public Role {
        MalformedException.unless(
                INSIDE.spells(value, 1, 24) && value.charAt(0) != '-',
                Fault.ROLE,
                "a role is 1 to 24 characters of a-z and '-', a letter first");
    }

    @Override
    public int compareTo(Role that) {
        return value.compareTo(that.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
