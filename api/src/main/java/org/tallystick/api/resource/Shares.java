package org.tallystick.api.resource;

import java.util.HashMap;
import java.util.Map;

/** So many of something for each holder at once. */
final class Shares {
    private final int each;
    private final Map<Object, Integer> taken = new HashMap<>();

    Shares(int each) {
        this.each = each;
    }

    synchronized boolean take(Object holder) {
        int before = taken.getOrDefault(holder, 0);
        if (before >= each) {
            return false;
        }
        taken.put(holder, before + 1);
        return true;
    }

    synchronized void giveBack(Object holder) {
        taken.computeIfPresent(holder, (_, count) -> count > 1 ? count - 1 : null);
    }
}
