package org.tallystick.cli;

import java.util.List;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        description = "Prints a script that completes commands and options in bash, and in zsh through bashcompinit. "
                + "Put the line below into ~/.bashrc or ~/.zshrc.",
        footer = "  source <(./tally completion)")
final class CompletionCommand implements Command {
    @Parameters(arity = "0..1", paramLabel = "SHELL", description = "bash or zsh; the script is good for both.")
    private String shell = "bash";

    @Override
    public Exit run(Output out) {
        if (!List.of("bash", "zsh").contains(shell)) {
            throw Failure.usage(
                    "there is no script for " + shell, "there is one for bash and zsh", "name one of these");
        }
        out.raw(AutoComplete.bash("tally", CommandTree.whole()));
        return Exit.OK;
    }
}
