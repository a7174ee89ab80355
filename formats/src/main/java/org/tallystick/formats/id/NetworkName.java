package org.tallystick.formats.id;

import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * The name of a network, which is also its log's origin (c2sp.org/tlog-checkpoint) and the audience of its transactions:
 * a URL without its scheme, such as {@code ledger.example/demo-7c1f}. 3 to 100 characters of {@code a-z 0-9 . - /}.
 */
public record NetworkName(String value) {
    private static final Alphabet ENDS = Alphabet.LETTERS.and(Alphabet.DIGITS);
    private static final Alphabet INSIDE = ENDS.and("./-");

    public NetworkName {
        MalformedException.unless(
                INSIDE.spells(value, 3, 100) && ENDS.has(value.charAt(0)) && ENDS.has(value.charAt(value.length() - 1)),
                Fault.NETWORK_NAME,
                "a network's name is 3 to 100 characters of a-z, 0-9, '.', '-' and '/'");
    }

    @Override
    public String toString() {
        return value;
    }
}
