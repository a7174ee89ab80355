package org.tallystick.sharing.holder;

import java.util.List;
import java.util.Optional;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.store.LedgerView;
import org.tallystick.ledger.store.Listed;

/** The state as it is on the disk after a block. */
public record CommittedView(LedgerView view) implements Ledger.View {
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
        return view.keys(prefix, after, limit).items().stream().map(Listed::key).toList();
    }
}
