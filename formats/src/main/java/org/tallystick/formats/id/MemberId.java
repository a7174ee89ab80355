package org.tallystick.formats.id;

import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * An organisation in the network, such as {@code st-mary}: 1 to 32 characters of {@code a-z 0-9 -}, a letter first. The
 * word {@code none} is taken: in a policy it stands for nobody.
 */
public record MemberId(String value) implements Comparable<MemberId> {
    private static final Alphabet ENDS = Alphabet.LETTERS.and(Alphabet.DIGITS);
    private static final Alphabet INSIDE = ENDS.and("-");

    public MemberId {
        MalformedException.unless(
                INSIDE.spells(value, 1, 32)
                        && Alphabet.LETTERS.has(value.charAt(0))
                        && ENDS.has(value.charAt(value.length() - 1))
                        && !value.equals("none"),
                Fault.MEMBER_ID,
                "a member's identifier is 1 to 32 characters of a-z, 0-9 and '-', a letter first");
    }

    @Override
    public int compareTo(MemberId that) {
        return value.compareTo(that.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
