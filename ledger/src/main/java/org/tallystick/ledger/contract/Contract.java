package org.tallystick.ledger.contract;

import java.util.List;

/**
 * Deterministic rules that turn a transaction and the state into a new state, or refuse. A contract lives in a package of
 * its own and is registered by one line where {@link Contracts} is made.
 */
public interface Contract {
    /** The first part of its calls' names and of the keys it writes, such as {@code records}. */
    String name();

    /** Its calls, in the order in which they are documented. */
    List<Call> calls();
}
