package org.tallystick.cli.commands;

import java.io.IOException;
import org.tallystick.client.Connection;

/**
 * A command for whoever speaks for a member: somebody with a wallet, or, where the member's folder is, its administrator.
 * Since it changes something, one of the two has to be named.
 */
abstract class StewardCommand extends SigningCommand {
    @Override
    final Connection connect() throws IOException {
        return speaker().connectAsSteward();
    }
}
