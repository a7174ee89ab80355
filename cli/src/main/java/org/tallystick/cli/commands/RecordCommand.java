package org.tallystick.cli.commands;

import picocli.CommandLine;

/** The group of commands about a record's life after it was shared. */
@CommandLine.Command(
        description = "Takes records out of use, and says which collections they belong to.",
        footer = {
            "  ./tally record retire RECORD --as ivo --reason mistaken",
            "  ./tally record collect RECORD --as ivo --into COLLECTION"
        },
        subcommands = {RecordRetireCommand.class, RecordCollectCommand.class})
public final class RecordCommand {}
