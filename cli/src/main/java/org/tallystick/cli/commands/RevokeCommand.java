package org.tallystick.cli.commands;

import java.util.Locale;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.client.Submitted;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        description =
                "Takes back a grant or a denial that you gave. It ends with the block that holds this, whatever the "
                        + "holder is doing.",
        footer = "  ./tally revoke GRANT --as ana --at lab-north")
public final class RevokeCommand extends SigningCommand {
    @Parameters(paramLabel = "GRANT", description = "Its identifier, as 'tally grant' printed it.")
    private String grant = "";

    @Override
    Exit talk(Connection node, Output out) {
        Handle handle = Targets.handle("grant", grant);
        Submitted.Done done = node.revoke(handle).orThrow();
        out.line(String.format(Locale.ROOT, "revoked with block %d", done.block()));
        out.result(JsonObject.with("grant", handle.value())
                .with("transaction", done.id().toString())
                .with("index", done.index())
                .with("block", done.block())
                .build());
        return Exit.OK;
    }
}
