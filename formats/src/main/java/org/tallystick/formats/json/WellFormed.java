package org.tallystick.formats.json;

import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/** Unicode without half pairs (RFC 7493, section 2.1): only such text has one encoding in UTF-8. */
final class WellFormed {
    private WellFormed() {}

    static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = Character.isHighSurrogate(text.charAt(i))
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    static void require(String text) {
        MalformedException.unless(is(text), Fault.JSON_LONE_SURROGATE, "half a surrogate pair stands alone");
    }
}
