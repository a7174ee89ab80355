package org.tallystick.cli.frame;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A terminal whose streams a test can read. */
public final class Watched {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal;

    /** A terminal in that environment. */
    public Watched(Map<String, String> environment) {
        terminal = Terminal.of(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment);
    }

    /** Two pipes: nobody watches. */
    public static Watched pipes() {
        return new Watched(Map.of());
    }

    /** A person watches both streams. */
    public static Watched person() {
        return new Watched(Map.of("TALLY_TERMINALS", "out,err", "TERM", "xterm"));
    }

    /** The streams. */
    public Terminal terminal() {
        return terminal;
    }

    /** What was written as a result. */
    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What was written as an error or progress. */
    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
