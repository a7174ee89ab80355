package org.tallystick.cli.commands;

import java.nio.file.Path;
import org.tallystick.cli.frame.Failure;

/** What people call a record: one line of at most 200 characters. */
final class Labels {
    private static final int LONGEST = 200;

    private Labels() {}

    /** A file's name, with what a line cannot hold left out. */
    static String of(Path file) {
        String name = file.getFileName()
                .toString()
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return name.substring(0, Math.min(LONGEST, name.length()));
    }

    /** One that was typed. */
    static String given(String text) {
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw Failure.usage(
                    "that label cannot be kept",
                    "it is empty, has more than " + LONGEST + " characters, or more than one line",
                    "give a shorter --label, or none: then it is the file's name");
        }
        return text;
    }
}
