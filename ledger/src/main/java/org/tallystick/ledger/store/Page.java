package org.tallystick.ledger.store;

import java.util.List;

/**
 * Part of a longer list. The next part is asked for by the last item of this one.
 *
 * @param items the items, in the order of the list
 * @param more true if the list goes on after them
 */
public record Page<T>(List<T> items, boolean more) {
    public Page {
        items = List.copyOf(items);
    }
}
