package org.tallystick.testkit.linkage;

import java.util.Map;
import java.util.TreeMap;

/** How long the details of a trial would be without their padding: for planting leaks, and unknown to the spy. */
final class Unpadded {
    private final Places places = new Places();
    private final Map<String, Long> lengths = new TreeMap<>();

    void note(String call, long length) {
        lengths.put(places.next(call), length);
    }

    /** The length of the details of a call at its place, such as {@code grants.give#2}. */
    long of(String place) {
        return lengths.getOrDefault(place, 0L);
    }
}
