package org.tallystick.ledger.store;

/** Something derived does not fit the log. It is thrown away and built again. */
final class Contradiction extends Exception {
    Contradiction(String what) {
        super(what);
    }

    static void unless(boolean holds, String what) throws Contradiction {
        if (!holds) {
            throw new Contradiction(what);
        }
    }
}
