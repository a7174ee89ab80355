package org.tallystick.cli.frame;

import java.io.IOException;

/**
 * One command. It is made anew for each command line, picocli fills in its options, and it runs once. The frame adds
 * {@code --json} and {@code --help} to every command.
 */
public interface Command {
    /**
     * Does it.
     *
     * @return {@link Exit#OK}, or {@link Exit#REFUSED} for a negative verdict that was printed as the command's result
     * @throws Failure with what happened, why, and what to do next
     * @throws IOException where a file or stream failed and there is nothing better to say than its own message
     */
    Exit run(Output out) throws IOException;
}
