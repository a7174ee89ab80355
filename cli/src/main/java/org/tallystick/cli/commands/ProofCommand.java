package org.tallystick.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.frame.Outputs;
import org.tallystick.client.Connection;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        description =
                "Fetches a proof that a key of the state has a value now, or has none: for instance that a grant has not "
                        + "been revoked. It comes with the receipt of the block that it stands on; 'tally verify' checks "
                        + "the two without any node.",
        footer = {
            "  ./tally proof grants/grant/GRANT --as dr-chen -o grant",
            "  ./tally verify grant.tlog-proof --policy trust.policy \\%n      --state grant.state-proof"
        })
public final class ProofCommand extends AnyoneCommand {
    @Parameters(
            paramLabel = "KEY",
            description = "A key of the state, such as grants/grant/GRANT or records/record/RECORD.")
    private String key = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "NAME",
            required = true,
            description = "Where it goes: NAME.state-proof, and NAME.tlog-proof beside it.")
    private Path into = Path.of("");

    @Override
    Exit talk(Connection node, Output out) throws IOException {
        JsonObject answer = node.get("/v1/proofs/state?key=" + Targets.encode(key));
        Path proof = into.resolveSibling(into.getFileName() + ".state-proof");
        Path receipt = into.resolveSibling(into.getFileName() + ".tlog-proof");
        Outputs.requireRoom(receipt, true);
        Outputs.write(proof, answer.object("proof").text());
        Outputs.write(receipt, answer.string("receipt"));
        out.line(key + (answer.has("value") ? " has a value" : " has no value") + " as of entry "
                + answer.integer("header"));
        out.line("  the proof is in " + proof);
        out.line("  the block's receipt is in " + receipt);
        JsonObject.Builder json = JsonObject.with("key", key)
                .with("header", answer.integer("header"))
                .with("proof", proof.toString())
                .with("receipt", receipt.toString());
        answer.get("value").ifPresent(value -> json.with("value", value));
        out.result(json.build());
        return Exit.OK;
    }
}
