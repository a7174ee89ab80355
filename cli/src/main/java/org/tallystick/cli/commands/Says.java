package org.tallystick.cli.commands;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How things on the ledger are written for people. */
final class Says {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Says() {}

    /** A time of the ledger, in this machine's zone. */
    static String time(long millis) {
        return TIME.withZone(ZoneId.systemDefault()).format(Instant.ofEpochMilli(millis));
    }
}
