package org.tallystick.sharing.audit;

import java.util.ArrayList;
import java.util.List;

/** Gathers findings, up to a bound. */
final class Found {
    /** Enough to see what happened. */
    static final int MOST = 1000;

    private final List<VaultFinding> all = new ArrayList<>();

    void add(VaultFinding finding) {
        if (all.size() < MOST) {
            all.add(finding);
        }
    }

    List<VaultFinding> all() {
        return all;
    }
}
