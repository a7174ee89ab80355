package org.tallystick.ledger.store;

import java.util.List;
import org.tallystick.formats.Hash;

/** Tries changes out on a state. One instance belongs to one thread. */
final class Stager {
    private final StateEdits edits = new StateEdits();
    private final TreeUpdate update = new TreeUpdate();

    /** What the changes would make of the state; {@code graves} are those of keys that it does not have. */
    Staged stage(StateRoot before, Graves graves, List<Change> changes) {
        Edits made = edits.of(changes);
        long[] previous = new long[changes.size()];
        StateRoot state = update.apply(before, made.sorted(), (old, by) -> previous[made.first(by)] = old.location());
        if (!graves.isEmpty()) {
            for (Edit edit : made.sorted()) {
                int first = made.first(edit);
                previous[first] = previous[first] != 0 ? previous[first] : grave(graves, made.keyHash(first));
            }
        }
        return new Staged(List.copyOf(changes), made, new Links(previous, made.inBlock()), state);
    }

    private static long grave(Graves graves, Hash keyHash) {
        return graves.find(keyHash).orElse(0L);
    }
}
