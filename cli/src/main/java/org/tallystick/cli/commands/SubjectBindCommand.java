package org.tallystick.cli.commands;

import java.io.IOException;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.client.Submitted;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "bind",
        header = "Say which account speaks for a subject from now on.",
        description =
                "The first time the member that enrolled it says so: its administrator or a steward. From then on only "
                        + "the account that speaks for it hands it over to another, such as a new one of the same person.",
        footer = {
            "  ./tally subject bind SUBJECT --to ana --at lab-north",
            "  ./tally subject bind SUBJECT --to ana-2027 --as ana --at lab-north"
        })
final class SubjectBindCommand extends StewardCommand {
    @Parameters(paramLabel = "SUBJECT", description = "Its handle, as 'tally subject list' shows it.")
    private String subject = "";

    @Option(
            names = "--to",
            paramLabel = "NAME",
            required = true,
            description = "The account that speaks for it, by name or identifier; it has the role subject.")
    private String to = "";

    @Override
    Exit talk(Connection node, Output out) throws IOException {
        Handle handle = Targets.handle("subject", subject);
        AccountId account = speaker().accountHere(node, to);
        JsonObject args = JsonObject.with("subject", handle.value())
                .with("account", account.toString())
                .build();
        Submitted.Done done = node.submit("records.bind", args).orThrow();
        out.line(account + " speaks for " + handle + " with block " + done.block());
        out.result(args.toBuilder()
                .with("transaction", done.id().toString())
                .with("index", done.index())
                .with("block", done.block())
                .build());
        return Exit.OK;
    }
}
