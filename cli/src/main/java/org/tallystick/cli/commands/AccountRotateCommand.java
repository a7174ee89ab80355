package org.tallystick.cli.commands;

import java.io.IOException;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.wallet.Rotation;
import org.tallystick.client.Connection;
import org.tallystick.client.Submitted;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;

@CommandLine.Command(
        name = "rotate",
        header = "Draw new keys for an account of yours, and let the old ones be good no more.",
        description =
                "Signs with the old key that the new ones count from now on. Whoever has a copy of the old wallet can "
                        + "do nothing with it any more. What was released to the old key stays readable with it.",
        footer = "  ./tally account rotate --as dr-lee")
final class AccountRotateCommand extends SigningCommand {
    @Override
    Exit talk(Connection node, Output out) throws IOException {
        Submitted.Done done = new Rotation(speaker().home(), speaker().name(), node).carryOut();
        AccountId id = node.identity().account();
        out.line(id + " has new keys with block " + done.block() + ", in the wallet "
                + speaker().name());
        out.result(JsonObject.with("account", id.toString())
                .with("transaction", done.id().toString())
                .with("index", done.index())
                .with("block", done.block())
                .build());
        return Exit.OK;
    }
}
