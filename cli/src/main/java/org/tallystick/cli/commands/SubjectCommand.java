package org.tallystick.cli.commands;

import picocli.CommandLine;

/** The group of commands about those whom data is about. */
@CommandLine.Command(
        description = "Gives those whom data is about a handle at a member, and says which account speaks for whom.",
        footer = {
            "  ./tally subject list --at lab-north",
            "  ./tally subject enrol eva --at lab-north",
            "  ./tally subject bind SUBJECT --to ana --at lab-north"
        },
        subcommands = {SubjectListCommand.class, SubjectEnrolCommand.class, SubjectBindCommand.class})
public final class SubjectCommand {}
