package org.tallystick.cli.frame;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The two streams that a program writes to, and whether a person watches each.
 *
 * @param out results
 * @param err errors, warnings and progress
 * @param watchedOut results go to a terminal
 * @param watchedErr errors and progress go to a terminal
 * @param colours colours are wanted wherever a person watches (no-color.org, and {@code TERM} is not {@code dumb})
 * @param traces stack traces are wanted
 */
public record Terminal(
        PrintStream out, PrintStream err, boolean watchedOut, boolean watchedErr, boolean colours, boolean traces) {

    /**
     * Reads the environment. The launcher says in {@code TALLY_TERMINALS} which of {@code out} and {@code err} are
     * terminals, for the JVM cannot tell them apart; without it none is.
     */
    public static Terminal of(PrintStream out, PrintStream err, Map<String, String> environment) {
        List<String> watched =
                List.of(environment.getOrDefault("TALLY_TERMINALS", "").split(","));
        boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean traces = !environment.getOrDefault("TALLY_TRACE", "").isEmpty();
        return new Terminal(out, err, watched.contains("out"), watched.contains("err"), colours, traces);
    }

    /** Nobody watches, and nothing is kept. */
    public static Terminal silent() {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Terminal(nowhere, nowhere, false, false, false, false);
    }

    /** How results are dressed. */
    public Style outStyle() {
        return watchedOut && colours ? Style.COLOURED : Style.PLAIN;
    }

    /** How errors are dressed. */
    public Style errStyle() {
        return watchedErr && colours ? Style.COLOURED : Style.PLAIN;
    }
}
