package org.tallystick.cli.commands;

import java.util.stream.Stream;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.store.Finding;
import org.tallystick.ledger.store.Fsck;
import org.tallystick.node.Audit;

/** What an audit found, for a program. */
final class AuditJson {
    private AuditJson() {}

    static JsonObject of(Audit.Report report) {
        Fsck.Report ledger = report.ledger();
        Stream<String> findings = Stream.concat(
                ledger.findings().stream().map(Finding::message),
                report.vaults().stream().flatMap(vault -> vault.findings().stream()));
        return JsonObject.builder()
                .with("clean", report.clean())
                .with("executed", ledger.executedAgain())
                .with("blocks", ledger.blocks())
                .with("entries", ledger.entries())
                .with("logRoot", ledger.logRoot())
                .with("stateRoot", ledger.stateRoot())
                .with("vaults", report.vaults().stream().map(AuditJson::vault).collect(JsonArray.collector()))
                .with("findings", JsonArray.ofStrings(findings.toList()))
                .build();
    }

    private static JsonObject vault(Audit.Vault vault) {
        return JsonObject.with("member", vault.member().value())
                .with("payloads", vault.payloads())
                .with("bytes", vault.bytes())
                .with("documents", vault.documents())
                .with("details", vault.details())
                .with("names", vault.names())
                .with("unchecked", vault.unchecked())
                .build();
    }
}
