package org.tallystick.cli.commands;

import java.io.IOException;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import picocli.CommandLine.Mixin;

/** A command that talks to a node as somebody. Turns what the client throws into what a user can act on. */
abstract class NodeCommand implements Command {
    @Mixin
    private Speaker speaker = new Speaker();

    /** Does it, as the account that was chosen. */
    abstract Exit talk(Connection node, Output out) throws IOException;

    /** As whom it talks, and to which node. */
    Connection connect() throws IOException {
        return speaker.connect();
    }

    /** The connection with what the command line says of dates. */
    Connection dated(Connection node, Output out) {
        return node;
    }

    final Speaker speaker() {
        return speaker;
    }

    @Override
    public final Exit run(Output out) throws IOException {
        return Talk.explained(() -> {
            try (Connection node = connect()) {
                return talk(dated(node, out), out);
            }
        });
    }
}
