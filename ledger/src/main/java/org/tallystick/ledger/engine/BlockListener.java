package org.tallystick.ledger.engine;

/** Hears of every block that is committed from now on, in order. What came before is in the store. */
@FunctionalInterface
public interface BlockListener {
    /**
     * A block is on disk. Return soon: the listeners after this one, and in the end the engine, wait for it. Never wait
     * here for another transaction: the thread that would announce it is this one.
     */
    void committed(CommittedBlock block);
}
