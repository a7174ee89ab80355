package org.tallystick.cli.commands;

import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.client.Submitted;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "retire",
        header = "Take a record out of use: nobody reads it any more.",
        description =
                "Its history and the accesses of it stay on the ledger. There is no way back; share it anew instead.",
        footer = "  ./tally record retire RECORD --as ivo --reason mistaken")
final class RecordRetireCommand extends SigningCommand {
    @Parameters(paramLabel = "RECORD", description = "Its identifier.")
    private String record = "";

    @Option(
            names = "--reason",
            paramLabel = "WORDS",
            required = true,
            description = "Why; in the details, which the owner and the subject see.")
    private String reason = "";

    @Override
    Exit talk(Connection node, Output out) {
        Handle handle = Targets.handle("record", record);
        Submitted.Done done = node.retire(handle, reason).orThrow();
        out.line("retired with block " + done.block());
        out.result(JsonObject.with("record", handle.value())
                .with("transaction", done.id().toString())
                .with("index", done.index())
                .with("block", done.block())
                .build());
        return Exit.OK;
    }
}
