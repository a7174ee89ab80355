package org.tallystick.engine.cometbft;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/** Numbers from 0 to 2^53 - 1 in decimal digits, in the one way to write each. */
final class Decimals {
    static final int MAX_DIGITS = 16;
    private static final long MAX = (1L << 53) - 1;

    private Decimals() {}

    static long parse(Bytes digits) {
        MalformedException.unless(
                digits.size() >= 1 && digits.size() <= MAX_DIGITS && (digits.size() == 1 || digits.at(0) != '0'),
                Fault.FIELD_VALUE,
                "a number has 1 to " + MAX_DIGITS + " digits and no zero in front");
        long value = 0;
        for (int i = 0; i < digits.size(); i++) {
            int digit = digits.at(i) - '0';
            MalformedException.unless(digit >= 0 && digit <= 9, Fault.FIELD_VALUE, "a number has digits only");
            value = 10 * value + digit;
        }
        MalformedException.unless(value <= MAX, Fault.FIELD_VALUE, "a number is at most 2^53 - 1");
        return value;
    }
}
