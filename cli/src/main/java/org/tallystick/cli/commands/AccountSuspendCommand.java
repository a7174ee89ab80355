package org.tallystick.cli.commands;

import picocli.CommandLine;

@CommandLine.Command(
        name = "suspend",
        header = "Suspend an account: from the next block on it can do nothing.",
        footer = "  ./tally account suspend dr-lee")
final class AccountSuspendCommand extends AccountChange {
    @Override
    String call() {
        return "accounts.suspend";
    }

    @Override
    String done() {
        return "suspended";
    }
}
