package org.tallystick.cli.commands;

import java.util.Optional;
import org.tallystick.cli.frame.Count;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.frame.Progress;
import org.tallystick.formats.id.MemberId;
import org.tallystick.node.Audit;

/** Shows how far an audit is, with a bar for each vault and one for the ledger. */
final class AuditBars implements Audit.Progress, AutoCloseable {
    private final Output out;
    private Optional<MemberId> member = Optional.empty();
    private Optional<Progress> bar = Optional.empty();

    AuditBars(Output out) {
        this.out = out;
    }

    @Override
    public void vault(MemberId whose, long bytes, long of) {
        if (bar.isEmpty() || !member.equals(Optional.of(whose))) {
            begin(Optional.of(whose));
        }
        bar.orElseThrow().at(bytes, of, "Vault of " + whose);
    }

    @Override
    public void ledger(long entries, long bytes, long of) {
        if (bar.isEmpty() || member.isPresent()) {
            begin(Optional.empty());
        }
        bar.orElseThrow().at(bytes, of, "Ledger, " + Count.entries(entries));
    }

    private void begin(Optional<MemberId> whose) {
        close();
        member = whose;
        bar = Optional.of(out.progress(""));
    }

    @Override
    public void close() {
        bar.ifPresent(Progress::close);
    }
}
