package org.tallystick.testkit.linkage;

import java.util.Map;
import java.util.TreeMap;

/** Names for things by their place among their like: the first of a kind, the second, and so on. */
final class Places {
    private final Map<String, Integer> counts = new TreeMap<>();

    String next(String kind) {
        return kind + "#" + counts.merge(kind, 1, Integer::sum);
    }
}
