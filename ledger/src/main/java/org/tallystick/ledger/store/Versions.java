package org.tallystick.ledger.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.state.StateHasher;
import org.tallystick.ledger.contract.Key;

/** Reads versions of keys from the log, going back from each to the one before it. */
final class Versions {
    private final Sources sources;

    Versions(Sources sources) {
        this.sources = sources;
    }

    /** The change at a location. @throws StoreFailure if there is none of that key */
    ChangeRecord read(Key key, long location) {
        return read(location)
                .filter(record -> record.key().equals(key))
                .orElseThrow(() -> StoreFailure.damaged(
                        "The block log has no version of " + key + " at position " + Location.position(location)));
    }

    /** The first version of a key, at a place in the log. @throws StoreFailure if there is none */
    ChangeRecord first(MadeRows.Place place) {
        return read(place.location())
                .filter(record -> record.previous() == 0 && record.entry() == place.entry())
                .orElseThrow(() -> StoreFailure.damaged("The block log has no first version of a key, of entry "
                        + place.entry() + ", at position " + Location.position(place.location())));
    }

    private Optional<ChangeRecord> read(long location) {
        byte[] bytes = sources.log().read(location);
        return Parsed.of(() -> ChangeRecord.read(ByteBuffer.wrap(bytes))) instanceof Parsed.Ok<ChangeRecord>(var record)
                ? Optional.of(record)
                : Optional.empty();
    }

    /** The newest version of a key made by an entry before {@code size}. */
    Optional<ChangeRecord> newest(StateRoot state, Key key, long size) {
        Optional<Long> location = TreeReader.leaf(state, StateEdits.probe(key)).map(Leaf::location);
        if (location.isEmpty()) {
            location = sources.graves().find(StateHasher.keyHash(key.value()));
        }
        return location.flatMap(from -> back(key, from, size));
    }

    /** A page of versions, beginning with that one. */
    Page<Version> page(Optional<ChangeRecord> first, int limit) {
        List<Version> versions = new ArrayList<>();
        Optional<ChangeRecord> next = first;
        while (next.isPresent() && versions.size() < limit) {
            versions.add(new Version(next.get().entry(), next.get().value()));
            ChangeRecord last = next.get();
            next = back(last.key(), last.previous(), last.entry());
        }
        return new Page<>(versions, next.isPresent());
    }

    /** The newest version made by an entry before {@code entry}, going back from a location. */
    Optional<ChangeRecord> back(Key key, long from, long entry) {
        long location = from;
        while (location != 0) {
            ChangeRecord record = read(key, location);
            if (record.entry() < entry) {
                return Optional.of(record);
            }
            location = record.previous();
        }
        return Optional.empty();
    }
}
