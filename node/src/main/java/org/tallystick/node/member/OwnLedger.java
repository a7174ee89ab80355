package org.tallystick.node.member;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.tallystick.formats.Bytes;
import org.tallystick.ledger.mempool.Admission;
import org.tallystick.ledger.mempool.Settled;
import org.tallystick.sharing.holder.CommittedView;
import org.tallystick.sharing.holder.Ledger;

/** The ledger as the member's holder looks at it and adds to it. */
final class OwnLedger implements Ledger {
    private final org.tallystick.ledger.Ledger ledger;

    OwnLedger(org.tallystick.ledger.Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public View view() {
        return new CommittedView(ledger.store().committed());
    }

    @Override
    public CompletionStage<Fate> submit(Bytes jws) {
        return switch (ledger.engine().submit(jws)) {
            case Admission.Accepted accepted -> accepted.settled().thenApply(OwnLedger::fate);
            case Admission.Known known -> known.settled().thenApply(OwnLedger::fate);
            case Admission.Rejected rejected ->
                CompletableFuture.completedStage(
                        new Fate.NotTaken(rejected.rejection().why()));
        };
    }

    private static Fate fate(Settled settled) {
        return switch (settled) {
            case Settled.Committed committed ->
                new Fate.Executed(committed.result().outcome());
            case Settled.Dropped dropped ->
                new Fate.NotTaken(dropped.rejection().why());
            case Settled.Uncertain uncertain -> new Fate.NotTaken(uncertain.why());
        };
    }
}
