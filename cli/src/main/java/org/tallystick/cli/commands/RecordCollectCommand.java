package org.tallystick.cli.commands;

import java.util.List;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.client.Submitted;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "collect",
        header = "Say which collections a record belongs to from now on.",
        description = "A collection is an identifier of 32 hexadecimal digits that you choose; grants can name it.",
        footer = {
            "  ./tally record collect RECORD --as ivo --into COLLECTION",
            "  ./tally record collect RECORD --as ivo --none"
        })
final class RecordCollectCommand extends SigningCommand {
    private static final class Collections {
        @Option(
                names = "--into",
                paramLabel = "ID",
                split = ",",
                required = true,
                description = "All its collections; several with commas.")
        private List<String> into = List.of();

        @Option(names = "--none", required = true, description = "It belongs to none any more.")
        private boolean none;

        List<String> all() {
            return none ? List.of() : into;
        }
    }

    @Parameters(paramLabel = "RECORD", description = "Its identifier.")
    private String record = "";

    @ArgGroup(multiplicity = "1")
    private Collections which = new Collections();

    @Override
    Exit talk(Connection node, Output out) {
        Handle handle = Targets.handle("record", record);
        List<Handle> collections =
                which.all().stream().map(id -> Targets.handle("collection", id)).toList();
        Submitted.Done done = node.collect(handle, collections).orThrow();
        out.line("the record belongs to " + (collections.isEmpty() ? "no collection" : String.join(", ", which.all()))
                + " with block " + done.block());
        out.result(JsonObject.with("record", handle.value())
                .with("transaction", done.id().toString())
                .with("index", done.index())
                .with("block", done.block())
                .build());
        return Exit.OK;
    }
}
