package org.tallystick.sharing.holder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tallystick.formats.Parsed;
import org.tallystick.sharing.DetailsRef;
import org.tallystick.sharing.details.Body;
import org.tallystick.sharing.details.DetailsShelf;

/**
 * The details that the state speaks of, read: the very ones of that transaction, or none. Those read lately are kept in
 * memory, for one subject's grants are looked at again with every request. Safe for several threads.
 */
final class Library {
    /** How many bodies stay in memory, of some kilobytes each. */
    private static final int KEPT = 4096;

    private final DetailsShelf shelf;
    private final Map<DetailsRef, Body> recent = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<DetailsRef, Body> eldest) {
            return size() > KEPT;
        }
    };

    Library(DetailsShelf shelf) {
        this.shelf = shelf;
    }

    /** The body, if the member has it and it is what it should be. */
    <T extends Body> Optional<T> find(DetailsRef ref, Class<T> type) {
        Optional<Body> known = recent(ref);
        Optional<Body> found = known.isPresent() ? known : read(ref);
        return found.filter(type::isInstance).map(type::cast);
    }

    private synchronized Optional<Body> recent(DetailsRef ref) {
        return Optional.ofNullable(recent.get(ref));
    }

    private synchronized void keep(DetailsRef ref, Body body) {
        recent.put(ref, body);
    }

    private Optional<Body> read(DetailsRef ref) {
        return shelf.find(ref.transaction()).filter(ref::isOf).flatMap(details -> switch (Body.parse(details)) {
            case Parsed.Ok<Body>(Body body) -> {
                keep(ref, body);
                yield Optional.of(body);
            }
            case Parsed.Bad<Body> _ -> Optional.empty();
        });
    }
}
