package org.tallystick.cli.commands;

import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import picocli.CommandLine.Mixin;

/** A command that signs a transaction as somebody. */
abstract class SigningCommand extends NodeCommand {
    @Mixin
    private LedgerAhead ledgerAhead = new LedgerAhead();

    @Override
    final Connection dated(Connection node, Output out) {
        return ledgerAhead.of(node, out);
    }
}
