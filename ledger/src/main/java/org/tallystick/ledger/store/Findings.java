package org.tallystick.ledger.store;

import java.util.ArrayList;
import java.util.List;

/** Gathers findings, up to a bound. */
final class Findings {
    /** Enough to see what happened. */
    static final int MOST = 1000;

    private final List<Finding> all = new ArrayList<>();

    void add(Finding finding) {
        if (all.size() < MOST) {
            all.add(finding);
        }
    }

    void unless(boolean holds, Finding finding) {
        if (!holds) {
            add(finding);
        }
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
