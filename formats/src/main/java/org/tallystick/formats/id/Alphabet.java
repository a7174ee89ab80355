package org.tallystick.formats.id;

/** A set of ASCII characters as 128 bits: identifiers are checked on every transaction, and this is quicker than a pattern. */
final class Alphabet {
    static final Alphabet LETTERS = new Alphabet("abcdefghijklmnopqrstuvwxyz");
    static final Alphabet DIGITS = new Alphabet("0123456789");
    static final Alphabet HEXADECIMAL = DIGITS.and("abcdef");

    private final String characters;
    private final long low;
    private final long high;

    private Alphabet(String characters) {
        this.characters = characters;
        this.low = bits(characters, 0);
        this.high = bits(characters, 64);
    }

    static Alphabet of(String characters) {
        return new Alphabet(characters);
    }

    private static long bits(String characters, int from) {
        return characters
                .chars()
                .filter(c -> c / 64 == from / 64)
                .mapToLong(c -> 1L << c)
                .reduce(0, (a, b) -> a | b);
    }

    /** These characters and more. */
    Alphabet and(String more) {
        return new Alphabet(characters + more);
    }

    /** These characters and those. */
    Alphabet and(Alphabet that) {
        return and(that.characters);
    }

    boolean has(char c) {
        return c < 64 ? (low >>> c & 1) == 1 : c < 128 && (high >>> c & 1) == 1;
    }

    /** True if the text has that many characters, from {@code min} to {@code max}, and all of them are in here. */
    boolean spells(String text, int min, int max) {
        boolean all = text.length() >= min && text.length() <= max;
        for (int i = 0; all && i < text.length(); i++) {
            all = has(text.charAt(i));
        }
        return all;
    }
}
