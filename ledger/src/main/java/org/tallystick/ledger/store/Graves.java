package org.tallystick.ledger.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.formats.Hash;

/** Where the history of deleted keys ends: the state's tree knows them no longer. One thread writes, any may read. */
final class Graves {
    private final Map<Hash, Long> locations = new ConcurrentHashMap<>();

    void dig(Hash keyHash, long location) {
        locations.put(keyHash, location);
    }

    /** The location of the last deletion of a key, whether it came back since or not. */
    Optional<Long> find(Hash keyHash) {
        return Optional.ofNullable(locations.get(keyHash));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Graves that && locations.equals(that.locations);
    }

    @Override
    public int hashCode() {
        return locations.hashCode();
    }

    boolean isEmpty() {
        return locations.isEmpty();
    }
}
