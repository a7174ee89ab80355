package org.tallystick.cli;

import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import picocli.AutoComplete;
import picocli.CommandLine;

@CommandLine.Command(
        description = "Prints a script that completes commands and options in bash, and in zsh through bashcompinit. "
                + "Put the line below into ~/.bashrc or ~/.zshrc.",
        footer = "  source <(./tally completion)")
final class CompletionCommand implements Command {
    @Override
    public Exit run(Output out) {
        out.raw(AutoComplete.bash("tally", CommandTree.whole()));
        return Exit.OK;
    }
}
