package org.tallystick.cli.commands;

import java.util.List;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "vote",
        header = "Vote on a proposal, once.",
        footer = "  ./tally member vote PROPOSAL yes --member lab-north")
final class MemberVoteCommand extends MemberAct {
    @Parameters(index = "0", paramLabel = "PROPOSAL", description = "Its identifier, as 'tally member list' shows it.")
    private String proposal = "";

    @Parameters(index = "1", paramLabel = "VOTE", description = "yes or no.")
    private String vote = "";

    @Override
    Exit act(Connection administrator, Output out) {
        Handle handle = Targets.handle("proposal", proposal);
        if (!List.of("yes", "no").contains(vote)) {
            throw Failure.usage("'" + vote + "' is no vote", "a vote is yes or no", "say one of these");
        }
        JsonObject args =
                JsonObject.with("proposal", handle.value()).with("vote", vote).build();
        tell(handle.value(), administrator.submit("members.vote", args).orThrow(), out);
        return Exit.OK;
    }
}
