package org.tallystick.sharing.vault;

import java.util.List;

/** What came of checking every payload. */
public record Scrub(long payloads, long bytes, List<Damage> damaged) {
    public Scrub {
        damaged = List.copyOf(damaged);
    }
}
