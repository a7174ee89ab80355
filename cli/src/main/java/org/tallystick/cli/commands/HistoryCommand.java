package org.tallystick.cli.commands;

import java.util.List;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        description = "Shows every version of a record, the newest first: who made it, when, and what it committed to.",
        footer = "  ./tally history RECORD --as ivo")
public final class HistoryCommand extends NodeCommand {
    @Parameters(paramLabel = "RECORD", description = "Its identifier.")
    private String record = "";

    @Override
    Exit talk(Connection node, Output out) {
        Handle handle = Targets.handle("record", record);
        List<JsonObject> versions =
                node.list("/v1/records/" + handle + "/history").stream().toList();
        versions.forEach(version -> show(version, out));
        out.result(JsonObject.with("versions", new JsonArray(List.copyOf(versions)))
                .build());
        return Exit.OK;
    }

    private static void show(JsonObject version, Output out) {
        JsonObject record = version.object("record");
        out.line(Says.time(version.integer("time")) + "  version " + record.integer("version") + ", "
                + record.string("status") + ", entry " + version.integer("index"));
        out.sentence(
                "  ",
                version.optionalString("call").orElse("") + " by "
                        + version.optionalString("account").orElse("?") + ", commitment "
                        + record.string("commitment").substring(0, 12) + "...");
    }
}
