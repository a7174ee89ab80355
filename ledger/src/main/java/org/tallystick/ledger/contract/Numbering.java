package org.tallystick.ledger.contract;

import java.util.Optional;
import org.tallystick.formats.json.JsonObject;

/**
 * Things that are numbered from 1 in the order in which they come, in a row of their own for whatever they belong to. How many
 * a row has stands under {@code <contract>/count/<row>}, the name of each under {@code <contract>/of/<row>/<number>}. What has a
 * number keeps it, so a list can be read from any number on, whatever is added meanwhile.
 */
public final class Numbering {
    private final String contract;
    private final String item;

    /**
     * A numbering, of which a contract has at most one.
     *
     * @param contract in whose part of the state it stands
     * @param item what one of the things is called in the state, such as {@code access}
     */
    public Numbering(String contract, String item) {
        this.contract = contract;
        this.item = item;
    }

    /** How many a row has; the last one's number. */
    public long count(StateView state, Object row) {
        return state.get(countKey(row)).map(json -> json.integer("count")).orElse(0L);
    }

    /** The name of the one with that number, from 1 to {@link #count}. */
    public Optional<String> find(StateView state, Object row, long number) {
        return state.get(numberedKey(row, number)).map(json -> json.string(item));
    }

    /** Gives the next number of the row. */
    public void add(State state, Object row, Object name) {
        long number = count(state, row) + 1;
        state.put(countKey(row), JsonObject.with("count", number).build());
        state.put(
                numberedKey(row, number), JsonObject.with(item, name.toString()).build());
    }

    private Key countKey(Object row) {
        return Key.of(contract, "count", row);
    }

    private Key numberedKey(Object row, long number) {
        return Key.of(contract, "of", row + "/" + number);
    }
}
