package org.tallystick.cli.commands;

import java.io.IOException;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.wallet.People;
import org.tallystick.client.Connection;
import org.tallystick.client.Submitted;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a member's administrator does in the member's name, where the member's folder is. */
abstract class MemberAct implements Command {
    @Option(
            names = "--member",
            paramLabel = "MEMBER",
            required = true,
            description = "In whose name; its folder is on this machine.")
    private String member = "";

    @Mixin
    private HomeOptions where = new HomeOptions();

    @Mixin
    private LedgerAhead ledgerAhead = new LedgerAhead();

    /** Does it. */
    abstract Exit act(Connection administrator, Output out) throws IOException;

    @Override
    public final Exit run(Output out) throws IOException {
        MemberId id = Targets.member(member);
        return Talk.explained(() -> {
            try (Connection administrator =
                    new People(where.trust(), node -> ledgerAhead.of(node, out)).administrator(id)) {
                return act(administrator, out);
            }
        });
    }

    static void tell(String proposal, Submitted.Done done, Output out) {
        String status = done.result().string("status");
        out.line("proposal " + proposal + " is " + status);
        out.result(JsonObject.with("proposal", proposal)
                .with("status", status)
                .with("transaction", done.id().toString())
                .with("index", done.index())
                .with("block", done.block())
                .build());
    }
}
