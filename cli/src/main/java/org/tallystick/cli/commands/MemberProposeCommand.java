package org.tallystick.cli.commands;

import java.nio.file.Path;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Inputs;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.client.Submitted;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "propose",
        header = "Propose that an organisation becomes a member, with your yes.",
        description =
                "FILE holds the organisation's address and its public keys, as 'tally member apply' wrote them there.",
        footer = "  ./tally member propose st-john.json --member st-mary")
final class MemberProposeCommand extends MemberAct {
    private static final int LONGEST = 1 << 16;

    @Parameters(paramLabel = "FILE", description = "Who is to be admitted, as JSON.")
    private Path file = Path.of("");

    @Override
    Exit act(Connection administrator, Output out) {
        Bytes text = Inputs.read(file, "the application", LONGEST);
        JsonObject candidate = Inputs.parsed(
                Json.parseObject(text), file, "no application", "have the organisation run 'tally member apply' again");
        Handle proposal = administrator.newHandle();
        Submitted.Done done = administrator
                .submit(
                        "members.propose",
                        JsonObject.with("proposal", proposal.value())
                                .with("action", "admit")
                                .with("member", candidate)
                                .build())
                .orThrow();
        tell(proposal.value(), done, out);
        return Exit.OK;
    }
}
