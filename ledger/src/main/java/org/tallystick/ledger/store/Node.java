package org.tallystick.ledger.store;

/** A subtree of the state. Nodes never change once others can see them, so a reader may walk over an old tree at leisure. */
sealed interface Node permits Node.Nothing, Leaf, Branch {
    /** The subtree without keys. */
    enum Nothing implements Node {
        /** The only one. */
        NOTHING
    }
}
