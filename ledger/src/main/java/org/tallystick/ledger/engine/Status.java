package org.tallystick.ledger.engine;

/** How an engine is doing. */
public sealed interface Status {
    /** It was made and not started. */
    record Ready() implements Status {}

    /** It orders; so many transactions wait for their place. */
    record Running(int waiting) implements Status {}

    /** It was closed. */
    record Closed() implements Status {}

    /** It stopped by itself, or was halted, and orders no more; {@code why} says what happened and what to do. */
    record Failed(String why) implements Status {}
}
