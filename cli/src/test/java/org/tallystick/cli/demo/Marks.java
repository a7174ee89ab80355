package org.tallystick.cli.demo;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Words that are nobody else's business, each with a mark of its own by which it is found wherever it got to. */
final class Marks {
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> words = new TreeMap<>();

    /** The marked word of that kind, the same each time. */
    String word(String kind) {
        return words.computeIfAbsent(kind, this::draw);
    }

    private String draw(String kind) {
        byte[] mark = new byte[8];
        random.nextBytes(mark);
        return "m" + HexFormat.of().formatHex(mark) + "-" + kind;
    }

    /** All that were drawn. */
    Needles needles() {
        Needles needles = new Needles();
        words.forEach(needles::word);
        return needles;
    }
}
