package org.tallystick.cli.commands;

import java.io.IOException;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "enrol",
        header = "Give a person or thing without an account a handle.",
        description =
                "Records can be shared about it from then on ('tally share --about HANDLE'); nobody speaks for it until "
                        + "'tally subject bind' says who does. The name goes into the member's address book only. 'tally account "
                        + "new --subject' makes an account and enrols it in one.",
        footer = {"  ./tally subject enrol eva --at lab-north", "  ./tally subject enrol batch-17 --as dr-lee"})
final class SubjectEnrolCommand extends StewardCommand {
    @Parameters(paramLabel = "NAME", description = "What to call it.")
    private String name = "";

    @Override
    Exit talk(Connection node, Output out) throws IOException {
        Handle subject = node.registration().enrol(name);
        String member = node.identity().account().member().value();
        out.line("enrolled " + name + " at " + member + " as subject " + subject);
        out.result(JsonObject.with("subject", subject.value())
                .with("member", member)
                .build());
        return Exit.OK;
    }
}
