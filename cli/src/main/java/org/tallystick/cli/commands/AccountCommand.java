package org.tallystick.cli.commands;

import picocli.CommandLine;

/** The group of commands about accounts. */
@CommandLine.Command(
        description = "Registers, lists and looks after the accounts of people and services.",
        footer = {
            "  ./tally account new dr-lee --member st-mary --role doctor",
            "  ./tally account new ana --member lab-north --subject",
            "  ./tally account list --as dr-chen",
            "  ./tally account roles dr-lee --role doctor,steward",
            "  ./tally account suspend dr-lee",
            "  ./tally account resume dr-lee",
            "  ./tally account rotate --as dr-lee"
        },
        subcommands = {
            AccountNewCommand.class,
            AccountListCommand.class,
            AccountRolesCommand.class,
            AccountSuspendCommand.class,
            AccountResumeCommand.class,
            AccountRotateCommand.class
        })
public final class AccountCommand {}
