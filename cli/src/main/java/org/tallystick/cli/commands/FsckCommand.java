package org.tallystick.cli.commands;

import java.io.IOException;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.wallet.Home;
import org.tallystick.ledger.store.StoreFailure;
import org.tallystick.node.Audit;
import org.tallystick.node.NodeException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description =
                "Checks a stopped network, and changes nothing. Of the ledger it reads every entry, checks every signature, "
                        + "executes every transaction again, and compares all roots, the index and the state with what is on the "
                        + "disk. Of each member's vault it opens every payload and every document and holds them against the "
                        + "ledger; for that it needs the passphrase of the members' keys. Without it, it says what it could not check, and "
                        + "exits with 4.",
        footer = {"  ./tally fsck --home .tally/network", "  ./tally fsck --vault --home .tally/network"})
public final class FsckCommand implements Command {
    @Mixin
    private HomeFolder where = new HomeFolder();

    @Option(names = "--ledger", description = "Only the ledger; needs no passphrase.")
    private boolean ledgerOnly;

    @Option(names = "--vault", description = "Only the vaults: the ledger's blocks are read, and not executed again.")
    private boolean vaultsOnly;

    @Override
    public Exit run(Output out) throws IOException {
        Audit.Report report = audit(out);
        AuditText text = new AuditText(out);
        report.vaults().forEach(text::findings);
        text.findings(report.ledger());
        text.summary(report.ledger());
        report.vaults().forEach(text::summary);
        out.result(AuditJson.of(report));
        return exit(report);
    }

    private Audit.Report audit(Output out) throws IOException {
        if (ledgerOnly && vaultsOnly) {
            throw Failure.usage(
                    "--ledger and --vault exclude each other", "each means only that", "leave both out to check both");
        }
        Home at = where.home();
        try (AuditBars bars = new AuditBars(out)) {
            return Audit.run(at.network(), scope(), at::passphraseIfAny, bars);
        } catch (NodeException | StoreFailure e) {
            throw Failure.input(
                    "the network cannot be checked", String.valueOf(e.getMessage()), "mend that, and check again");
        }
    }

    private Audit.Scope scope() {
        if (ledgerOnly) {
            return Audit.Scope.LEDGER;
        }
        return vaultsOnly ? Audit.Scope.VAULTS : Audit.Scope.ALL;
    }

    private static Exit exit(Audit.Report report) {
        if (!report.clean()) {
            return Exit.REFUSED;
        }
        boolean all =
                report.vaults().stream().allMatch(vault -> vault.unchecked().isEmpty());
        return all ? Exit.OK : Exit.INPUT;
    }
}
