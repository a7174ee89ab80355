package org.tallystick.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Count;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.wallet.Home;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.store.Finding;
import org.tallystick.ledger.store.Fsck;
import org.tallystick.ledger.store.StoreFailure;
import org.tallystick.node.Audit;
import org.tallystick.node.NodeException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description =
                "Checks a stopped network's ledger: reads every entry, checks every signature, executes every "
                        + "transaction again, and compares all roots, the index and the state with what is on the disk. Changes nothing.",
        footer = "  ./tally fsck --home .tally/network")
public final class FsckCommand implements Command {
    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            defaultValue = Home.DEFAULT,
            description = "Where the network is. Default: .tally/network, or TALLY_HOME.")
    private Path home = Path.of("");

    @Override
    public Exit run(Output out) throws IOException {
        Fsck.Report report;
        try {
            report = Audit.run(new Home(home).network(), _ -> {});
        } catch (NodeException | StoreFailure e) {
            throw Failure.input(
                    "the ledger cannot be checked", String.valueOf(e.getMessage()), "mend that, and check again");
        }
        report.findings().forEach(finding -> out.line(out.style().bad("WRONG") + " " + finding.message()));
        out.line(Count.entries(report.entries()) + " in " + Count.blocks(report.blocks()) + " and "
                + Count.of(report.keys(), "key", "keys") + " read; "
                + (report.clean() ? "nothing is wrong" : advice(report.findings())));
        out.result(document(report));
        return report.clean() ? Exit.OK : Exit.REFUSED;
    }

    private static String advice(List<Finding> findings) {
        return findings.stream().allMatch(Finding::derived)
                ? "only what is derived is wrong: the next start builds it anew"
                : "keep this folder as evidence and restore a back-up";
    }

    private static JsonObject document(Fsck.Report report) {
        return JsonObject.builder()
                .with("clean", report.clean())
                .with("blocks", report.blocks())
                .with("entries", report.entries())
                .with("logRoot", report.logRoot())
                .with("stateRoot", report.stateRoot())
                .with(
                        "findings",
                        JsonArray.ofStrings(
                                report.findings().stream().map(Finding::message).toList()))
                .build();
    }
}
