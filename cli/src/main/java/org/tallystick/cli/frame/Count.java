package org.tallystick.cli.frame;

import java.util.Locale;

/** A number of things in words: {@code 1 byte}, {@code 2,048 bytes}. */
public final class Count {
    private Count() {}

    /** So many, with the word for one or the word for several. */
    public static String of(long count, String one, String several) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : several);
    }

    /** So many bytes. */
    public static String bytes(long count) {
        return of(count, "byte", "bytes");
    }

    /** So many entries of the log. */
    public static String entries(long count) {
        return of(count, "entry", "entries");
    }

    /** So many blocks. */
    public static String blocks(long count) {
        return of(count, "block", "blocks");
    }
}
