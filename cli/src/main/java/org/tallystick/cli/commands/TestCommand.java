package org.tallystick.cli.commands;

import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The launcher runs the tests itself; this class holds their help, and answers where there is no launcher. */
@CommandLine.Command(
        description = "Builds every module with all checks, runs its tests, then the slow suites (several processes, "
                + "faults, outside verifiers), and closes with a line such as '812 passed, 0 failed'.",
        footer = {"  ./tally test", "  ./tally test --quick"})
public final class TestCommand implements Command {
    @Option(names = "--quick", description = "Leave the slow suites out.")
    private boolean quick;

    @Option(names = "--slow", description = "Run the slow suites only.")
    private boolean slow;

    @Override
    public Exit run(Output out) {
        throw Failure.usage(
                "the tests run from a checkout of the sources",
                "this is the built program, which holds no tests",
                "run ./tally test" + (quick ? " --quick" : "") + (slow ? " --slow" : "") + " in a checkout");
    }
}
