package org.tallystick.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.frame.Outputs;
import org.tallystick.client.Connection;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description = "Fetches the trust root as your node sees it: the log's key and the members' cosigning keys, a "
                + "tlog-policy file. Compare it with what another member's node says before you rely on it.",
        footer = {"  ./tally policy -o trust.policy", "  ./tally policy --as dr-chen --witnessed"})
public final class PolicyCommand extends AnyoneCommand {
    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where it goes. Default: it is printed.")
    private @Nullable Path into;

    @Option(names = "--witnessed", description = "Demand the outside witnesses that the network asks, too.")
    private boolean witnessed;

    @Override
    Exit talk(Connection node, Output out) throws IOException {
        String policy = witnessed ? node.witnessedPolicy() : node.policy();
        if (into == null) {
            out.text("policy", policy);
            return Exit.OK;
        }
        Outputs.write(into, policy);
        out.line("the policy is in " + into);
        out.result(JsonObject.with("file", into.toString()).build());
        return Exit.OK;
    }
}
