package org.tallystick.cli.commands;

import java.io.IOException;
import org.tallystick.client.Connection;

/** A command for which it does not matter who asks: where the network is on this machine, nobody has to be named. */
abstract class AnyoneCommand extends NodeCommand {
    @Override
    final Connection connect() throws IOException {
        return speaker().connectAsAnyone();
    }
}
