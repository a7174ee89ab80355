package org.tallystick.cli.commands;

import picocli.CommandLine;

@CommandLine.Command(
        name = "resume",
        header = "Let a suspended account act again.",
        footer = "  ./tally account resume dr-lee")
final class AccountResumeCommand extends AccountChange {
    @Override
    String call() {
        return "accounts.resume";
    }

    @Override
    String done() {
        return "resumed";
    }
}
