package org.tallystick.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.frame.Outputs;
import org.tallystick.client.Connection;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        description =
                "Fetches the receipt of a transaction: the entry, its inclusion proof and a cosigned checkpoint in one "
                        + "file that verifies without any node, with this program or another's.",
        footer = {
            "  ./tally receipt a7f3c2@st-mary/JTI --as dr-chen -o share.tlog-proof",
            "  ./tally verify share.tlog-proof --policy trust.policy"
        })
public final class ReceiptCommand extends NodeCommand {
    @Parameters(paramLabel = "TRANSACTION", description = "As account/jti, the way it was printed.")
    private String transaction = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where it goes, best with the ending .tlog-proof. Default: it is printed.")
    private @Nullable Path into;

    @Option(
            names = "--witnessed",
            description = "With the cosignatures of the outside witnesses that the network asks.")
    private boolean witnessed;

    @Override
    Exit talk(Connection node, Output out) throws IOException {
        TransactionId id = Targets.transaction(transaction);
        String receipt = witnessed ? node.witnessedReceipt(id) : node.receipt(id);
        if (into == null) {
            out.text("receipt", receipt);
            return Exit.OK;
        }
        Outputs.write(into, receipt);
        out.line("the receipt of " + id + " is in " + into);
        out.result(JsonObject.with("transaction", id.toString())
                .with("file", into.toString())
                .build());
        return Exit.OK;
    }
}
