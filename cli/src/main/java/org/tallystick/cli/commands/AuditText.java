package org.tallystick.cli.commands;

import java.util.List;
import org.tallystick.cli.frame.Count;
import org.tallystick.cli.frame.Output;
import org.tallystick.ledger.store.Finding;
import org.tallystick.ledger.store.Fsck;
import org.tallystick.node.Audit;

/** What an audit found, for a person. */
final class AuditText {
    private final Output out;

    AuditText(Output out) {
        this.out = out;
    }

    void findings(Fsck.Report ledger) {
        ledger.findings().forEach(finding -> wrong(finding.message()));
    }

    void findings(Audit.Vault vault) {
        vault.findings().forEach(this::wrong);
    }

    private void wrong(String message) {
        out.warning("WRONG ", message);
    }

    void summary(Fsck.Report ledger) {
        out.line("ledger: " + Count.entries(ledger.entries()) + " in " + Count.blocks(ledger.blocks()) + " and "
                + Count.of(ledger.keys(), "key", "keys") + " read" + (ledger.executedAgain() ? ", executed again" : "")
                + "; " + (ledger.clean() ? "nothing is wrong" : advice(ledger.findings())));
    }

    private static String advice(List<Finding> findings) {
        return findings.stream().allMatch(Finding::derived)
                ? "only what is derived from the blocks is wrong: do as it says, nothing is lost"
                : "keep this folder as evidence and restore a back-up";
    }

    void summary(Audit.Vault vault) {
        String seen = Count.of(vault.payloads(), "payload", "payloads") + " (" + Count.bytes(vault.bytes()) + "), "
                + Count.of(vault.documents(), "document", "documents");
        String verdict = vault.findings().isEmpty()
                ? "nothing is wrong"
                : Count.of(vault.findings().size(), "finding", "findings");
        if (vault.unchecked().isPresent()) {
            out.line(vault.member() + ": " + seen + "; from outside " + verdict);
            out.sentence("  not checked: ", vault.unchecked().get());
            return;
        }
        out.line(vault.member() + ": " + seen + "; " + verdict);
        out.line("  of them " + Count.of(vault.details(), "document is", "documents are")
                + " details that were held against their entries, with "
                + Count.of(vault.names(), "name", "names"));
    }
}
