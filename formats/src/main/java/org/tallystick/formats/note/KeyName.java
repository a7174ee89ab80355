package org.tallystick.formats.note;

import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/** The name of a key: not empty, without Unicode spaces and without a plus (c2sp.org/signed-note, "Format"). */
final class KeyName {
    private KeyName() {}

    static void check(String name, Fault fault) {
        boolean fits = !name.isEmpty() && name.codePoints().noneMatch(c -> c == '+' || isSpace(c) || c < 0x20);
        MalformedException.unless(fits, fault, "a key's name is not empty and holds neither spaces nor a plus");
    }

    /** Unicode's White_Space property, written out so that no table's version matters. */
    private static boolean isSpace(int c) {
        return switch (c) {
            case '\t', '\n', 0x0b, '\f', '\r', ' ', 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200a;
        };
    }
}
