package org.tallystick.node.settings;

import java.util.List;
import java.util.Optional;

/**
 * What an amount is measured in. Amounts are written as whole numbers with a unit, such as {@code 8 MiB}; a size or a time
 * without one is not understood, since whoever writes it may mean another than whoever reads it.
 *
 * @param names the smallest first
 * @param factors how many of the smallest one is
 */
record Unit(String what, List<String> names, List<Long> factors) {
    /** Bytes. */
    static final Unit SIZE = new Unit(
            "a size", List.of("B", "KiB", "MiB", "GiB", "TiB"), List.of(1L, 1L << 10, 1L << 20, 1L << 30, 1L << 40));

    /** Milliseconds. */
    static final Unit TIME = new Unit(
            "a time", List.of("ms", "s", "min", "h", "d"), List.of(1L, 1_000L, 60_000L, 3_600_000L, 86_400_000L));

    /** Things. */
    static final Unit COUNT = new Unit("a number", List.of(""), List.of(1L));

    private static final int MOST_DIGITS = 15;

    Unit {
        names = List.copyOf(names);
        factors = List.copyOf(factors);
    }

    /** The amount in the smallest of its units; nothing if the text is none. */
    Optional<Long> parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        int unit = names.indexOf(text.substring(digits).strip());
        if (digits == 0 || digits > MOST_DIGITS || unit < 0) {
            return Optional.empty();
        }
        long number = Long.parseLong(text.substring(0, digits));
        return number > Long.MAX_VALUE / factors.get(unit) ? Optional.empty() : Optional.of(number * factors.get(unit));
    }

    /** An amount as one would write it, in the largest unit that says it exactly. */
    String text(long amount) {
        int unit = names.size() - 1;
        while (unit > 0 && (amount == 0 || amount % factors.get(unit) != 0)) {
            unit--;
        }
        return (amount / factors.get(unit) + " " + names.get(unit)).strip();
    }

    /** What is allowed, in words. */
    String range(long least, long most) {
        String units = names.size() == 1 ? "" : "in " + String.join(", ", names) + ", ";
        return what + " " + units + "from " + text(least) + " to " + text(most);
    }
}
