package org.tallystick.cli.frame;

import java.util.ArrayList;
import java.util.List;

/** Long lines for narrow windows. */
public final class Folding {
    /** What every terminal shows. */
    static final int COLUMNS = 80;

    private Folding() {}

    /** Breaks between words; a word that is too long for a line has one of its own. */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Breaks anywhere. */
    static List<String> pieces(String text, int width) {
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < text.length(); at += Math.min(width, text.length() - at)) {
            pieces.add(text.substring(at, at + Math.min(width, text.length() - at)));
        }
        return pieces;
    }

    /** A text behind a lead, its further lines below its first. */
    static String hanging(String lead, String text) {
        String below = System.lineSeparator() + " ".repeat(lead.length());
        return String.join(below, wrap(text, COLUMNS - lead.length()));
    }
}
