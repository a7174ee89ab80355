package org.tallystick.ledger.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.formats.id.MemberId;
import org.tallystick.ledger.contract.Key;

/**
 * Which keys the entries of a few blocks made, in rows: one for each kind of key and each member whose accounts signed. So what
 * one member brought in is found from the newest back, however much others brought in meanwhile.
 */
final class MadeRows {
    /** The bytes of one place. */
    static final int PLACE = 2 * Long.BYTES;

    private final Map<Row, List<Place>> rows = new LinkedHashMap<>();

    /**
     * What a row is of.
     *
     * @param kind what its keys begin with: contract and kind, each with a slash behind it
     * @param member whose accounts signed
     */
    record Row(String kind, MemberId member) {}

    /**
     * Where a key was made.
     *
     * @param entry the index in the log of the entry that made it
     * @param location where its first version lies in the log
     */
    record Place(long entry, long location) {}

    /** Adds a key. Keys that do not consist of contract, kind and identifier are in no row. */
    void add(Key key, MemberId member, Place place) {
        String text = key.value();
        int end = text.indexOf('/', text.indexOf('/') + 1) + 1;
        if (end > 0) {
            rows.computeIfAbsent(new Row(text.substring(0, end), member), _ -> new ArrayList<>())
                    .add(place);
        }
    }

    /** All rows, the places in the order of their entries. */
    Map<Row, List<Place>> all() {
        return rows;
    }

    void clear() {
        rows.clear();
    }

    static byte[] encode(List<Place> places) {
        ByteBuffer bytes = ByteBuffer.allocate(places.size() * PLACE);
        places.forEach(place -> bytes.putLong(place.entry()).putLong(place.location()));
        return bytes.array();
    }

    /**
     * Takes places out, from the back, until there are so many; those of one entry are not separated.
     *
     * @param before only places of entries with a smaller index
     */
    static void takeNewest(byte[] encoded, long before, int wanted, List<Place> taken) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        for (int at = encoded.length - PLACE; at >= 0; at -= PLACE) {
            long entry = bytes.getLong(at);
            if (taken.size() >= wanted && entry != taken.getLast().entry()) {
                return;
            }
            if (entry < before) {
                taken.add(new Place(entry, bytes.getLong(at + Long.BYTES)));
            }
        }
    }
}
