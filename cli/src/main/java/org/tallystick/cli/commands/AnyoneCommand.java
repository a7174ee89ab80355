package org.tallystick.cli.commands;

import java.io.IOException;
import java.util.Optional;
import org.tallystick.client.Connection;
import org.tallystick.formats.id.MemberId;

/** A command for which it does not matter who asks: where the network is on this machine, nobody has to be named. */
abstract class AnyoneCommand extends NodeCommand {
    @Override
    final Connection connect() throws IOException {
        return speaker().connectAsAnyone(best());
    }

    /** The member whose node knows most of what is asked, if it is one. */
    Optional<MemberId> best() {
        return Optional.empty();
    }
}
