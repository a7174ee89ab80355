package org.tallystick.cli.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The log of a running node on the error stream, one line each: when (in UTC), how bad, what. Of what was thrown it says what a
 * file or the network says of itself, and of anything else only where it came from, for its message may hold what nobody
 * should read in a log; with {@code TALLY_TRACE} the whole stack.
 */
public final class LogLines extends Handler {
    private static final Map<String, Level> LEVELS =
            Map.of("error", Level.SEVERE, "warning", Level.WARNING, "info", Level.INFO, "debug", Level.FINE);
    private static final String CONFIGURED = "java.util.logging.config.file";
    private static final Logger OURS = Logger.getLogger("org.tallystick");

    private final Terminal terminal;

    private LogLines(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * From now on the log is written there, in place of wherever it was; unless whoever started the JVM configured Java's own
     * logging, and so meant that.
     *
     * @param level {@code error}, {@code warning}, {@code info} or {@code debug}
     */
    public static void to(Terminal terminal, String level) {
        Level least = Optional.ofNullable(LEVELS.get(level))
                .orElseThrow(() -> Failure.usage(
                        "'" + level + "' is no level of the log",
                        "there are error, warning, info and debug",
                        "take one of these with --log or TALLY_LOG"));
        if (System.getProperty(CONFIGURED) != null) {
            return;
        }
        Logger root = Logger.getLogger("");
        Arrays.stream(root.getHandlers()).forEach(root::removeHandler);
        root.addHandler(new LogLines(terminal));
        root.setLevel(least.intValue() < Level.INFO.intValue() ? Level.INFO : least);
        OURS.setLevel(least);
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            terminal.err().println(line(entry));
            if (terminal.traces() && entry.getThrown() != null) {
                entry.getThrown().printStackTrace(terminal.err());
            }
        }
    }

    static String line(LogRecord entry) {
        String why = Optional.ofNullable(entry.getThrown())
                .map(thrown -> ": " + reason(thrown))
                .orElse("");
        String text = (entry.getMessage() + why).replaceAll("\\p{Cntrl}+", " ");
        return entry.getInstant().truncatedTo(ChronoUnit.MILLIS) + " " + word(entry.getLevel()) + " " + text;
    }

    private static String word(Level level) {
        return level.intValue() <= Level.FINE.intValue()
                ? "DEBUG"
                : level.equals(Level.SEVERE) ? "ERROR" : level.getName().toUpperCase(Locale.ROOT);
    }

    private static String reason(Throwable thrown) {
        String kind = thrown.getClass().getSimpleName();
        return switch (thrown) {
            case UncheckedIOException wrapped when wrapped.getCause() != null -> reason(wrapped.getCause());
            case IOException failed -> kind + ", " + failed.getMessage();
            default ->
                kind + " at "
                        + Arrays.stream(thrown.getStackTrace())
                                .filter(frame -> frame.getClassName().startsWith("org.tallystick"))
                                .findFirst()
                                .map(StackTraceElement::toString)
                                .orElse("a place outside");
        };
    }

    @Override
    public void flush() {
        terminal.err().flush();
    }

    @Override
    public void close() {
        flush();
    }
}
