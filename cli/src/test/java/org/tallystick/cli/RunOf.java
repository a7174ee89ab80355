package org.tallystick.cli;

import org.tallystick.cli.frame.Watched;

/**
 * A command line that was run in this process, and what came of it.
 *
 * @param exit the exit code
 */
public record RunOf(int exit, String out, String err) {
    /** Runs it; nobody watches. */
    public static RunOf tally(String... args) {
        Watched pipes = Watched.pipes();
        int exit = new Tally(pipes.terminal()).run(args);
        return new RunOf(exit, pipes.out(), pipes.err());
    }
}
