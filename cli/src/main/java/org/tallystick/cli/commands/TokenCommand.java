package org.tallystick.cli.commands;

import java.util.List;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Binding;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description =
                "Prints a bearer token for programs that cannot sign each request, such as curl or a log monitor. It is "
                        + "good at this node only, for what its scope says, for at most a day.",
        footer = {
            "  ./tally token --as dr-chen --scope log:read",
            "  curl -H \"Authorization: Bearer $(./tally token --as dr-chen --scope read)\" http://127.0.0.1:7101/v1/records"
        })
public final class TokenCommand extends NodeCommand {
    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            split = ",",
            defaultValue = "read",
            description = "read, log:read or metrics:read; several with commas. Default: read.")
    private List<String> scope = List.of("read");

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long it is good, at most 1440. Default: 60.")
    private long minutes = 60;

    @Override
    Exit talk(Connection node, Output out) {
        Parsed<Bytes> token = Parsed.of(() -> node.token(new Binding.Scope(scope), minutes * 60));
        switch (token) {
            case Parsed.Ok<Bytes>(Bytes jws) -> {
                out.line(jws.text());
                out.result(JsonObject.with("token", jws.text()).build());
            }
            case Parsed.Bad<Bytes> bad ->
                throw Failure.usage("that token cannot be made", bad.detail(), "'tally token --help' lists the scopes");
        }
        return Exit.OK;
    }
}
