package org.tallystick.cli.commands;

import picocli.CommandLine;

/** The group of commands about who keeps the network. */
@CommandLine.Command(
        description =
                "Lists the members and what they vote on; proposes an organisation, and votes. More than two thirds "
                        + "must say yes.",
        footer = {
            "  ./tally member list",
            "  ./tally member apply st-john --network ledger.example/health \\%n      --address https://tally.st-john.example:7101 -o st-john.json",
            "  ./tally member propose st-john.json --member st-mary",
            "  ./tally member vote PROPOSAL yes --member lab-north"
        },
        subcommands = {
            MemberListCommand.class,
            MemberApplyCommand.class,
            MemberProposeCommand.class,
            MemberVoteCommand.class
        })
public final class MemberCommand {}
