package org.tallystick.node.member;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.mempool.Admission;
import org.tallystick.ledger.mempool.Settled;
import org.tallystick.ledger.store.LedgerView;
import org.tallystick.ledger.store.Listed;
import org.tallystick.sharing.holder.Ledger;

/** The ledger as the member's holder looks at it and adds to it. */
final class OwnLedger implements Ledger {
    private final org.tallystick.ledger.Ledger ledger;

    OwnLedger(org.tallystick.ledger.Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public View view() {
        return new Committed(ledger.store().committed());
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

    private record Committed(LedgerView view) implements View {
        @Override
        public long block() {
            return view.blocks() - 1;
        }

        @Override
        public long time() {
            Entry header = Entry.parse(view.lastHeader().orElseThrow()).orThrow();
            return ((Entry.Header) header).time();
        }

        @Override
        public Optional<JsonObject> get(Key key) {
            return view.value(key).map(bytes -> Json.parseObject(bytes).orThrow());
        }

        @Override
        public List<Key> keys(String prefix, Optional<Key> after, int limit) {
            return view.keys(prefix, after, limit).items().stream()
                    .map(Listed::key)
                    .toList();
        }
    }
}
