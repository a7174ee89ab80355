package org.tallystick.cli;

import java.util.List;
import org.tallystick.cli.frame.Terminal;

/**
 * Runs a few commands without showing anything, so that the JVM can note what they load and link (JEP 514). The launcher
 * calls it once for each build, in the checkout; whatever fails here only makes later starts slower.
 */
public final class Rehearsal {
    private static final List<String> COMMAND_LINES = List.of(
            "--help",
            "--version",
            "verify --help",
            "verify docs/examples/shared.tlog-proof --policy docs/examples/policy",
            "verify docs/examples/shared.tlog-proof --policy docs/examples/policy --json",
            "verify docs/examples/none --policy docs/examples/policy",
            "completion",
            "no-such-command",
            "test --json");

    private Rehearsal() {}

    /** Rehearses. */
    public static void main(String[] args) {
        for (String commandLine : COMMAND_LINES) {
            new Tally(Terminal.silent()).run(commandLine.split(" "));
        }
    }
}
