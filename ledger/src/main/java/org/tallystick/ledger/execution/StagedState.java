package org.tallystick.ledger.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.accounts.Accounts;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.contract.State;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.ledger.store.Change;

/** The state while a block is executed: committed values, the block's changes over them, and the present turn's on top. */
final class StagedState implements State {
    private final StateView committed;
    private final Map<Key, Optional<JsonObject>> block = new LinkedHashMap<>();
    private final SequencedMap<Key, Optional<JsonObject>> turn = new LinkedHashMap<>();
    private boolean accountsChanged;

    StagedState(StateView committed) {
        this.committed = committed;
    }

    @Override
    public Optional<JsonObject> get(Key key) {
        Optional<JsonObject> mine = turn.get(key);
        return mine != null ? mine : block.computeIfAbsent(key, committed::get);
    }

    @Override
    public void put(Key key, JsonObject value) {
        change(key, Optional.of(value));
    }

    @Override
    public void delete(Key key) {
        change(key, Optional.empty());
    }

    private void change(Key key, Optional<JsonObject> value) {
        turn.put(key, value);
        accountsChanged |= key.value().startsWith(Accounts.PREFIX);
    }

    /** True if an account may differ from the committed one. */
    boolean hasAccountsChanged() {
        return accountsChanged;
    }

    /** What this turn changed, in the order in which the keys were first written; values as they will be kept. */
    List<Change> changes(int entry) {
        List<Change> changes = new ArrayList<>(turn.size());
        turn.forEach((key, value) -> changes.add(new Change(key, value.map(Json::canonical), entry)));
        return changes;
    }

    /** Ends the turn; its changes stay. */
    void keep() {
        block.putAll(turn);
        turn.clear();
    }

    /** Ends the turn as if it had never been. */
    void discard() {
        turn.clear();
    }
}
