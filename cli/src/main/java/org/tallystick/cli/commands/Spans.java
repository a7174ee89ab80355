package org.tallystick.cli.commands;

import java.time.DateTimeException;
import java.time.Duration;
import org.tallystick.cli.frame.Failure;

/** Spans of time as people write and read them. */
final class Spans {
    private Spans() {}

    /** One that was typed, such as {@code 2h}. */
    static Duration parse(String text) {
        if (text.matches("\\d{1,9}[dhms]")) {
            try {
                return Duration.parse(text.endsWith("d") ? "P" + text : "PT" + text);
            } catch (DateTimeException | ArithmeticException tooLong) {
                throw misunderstood(text);
            }
        }
        throw misunderstood(text);
    }

    private static Failure misunderstood(String text) {
        return Failure.usage("'" + text + "' is no span of time", "it is a number and a unit", "write 30m, 2h or 30d");
    }

    /** In the two largest units that it has. */
    static String words(Duration span) {
        long days = span.toDays();
        if (days > 0) {
            return some(days, "day") + and(span.toHoursPart(), "hour");
        }
        if (span.toHours() > 0) {
            return some(span.toHours(), "hour") + and(span.toMinutesPart(), "minute");
        }
        return span.toMinutes() > 0 ? some(span.toMinutes(), "minute") : some(span.toSeconds(), "second");
    }

    /** A span as {@link #parse} reads it, a little longer than this one: the clock goes on while somebody types. */
    static String above(Duration span) {
        Duration ample = span.plusMinutes(1);
        if (ample.toDays() > 1) {
            return ample.toDays() + 1 + "d";
        }
        return ample.toHours() > 1 ? ample.toHours() + 1 + "h" : ample.toMinutes() + 1 + "m";
    }

    private static String and(int count, String unit) {
        return count > 0 ? " " + some(count, unit) : "";
    }

    private static String some(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
