package org.tallystick.ledger.engine;

/** What a node thinks of another's proposal. */
public sealed interface Judgement {
    /** It may become the next block. */
    record Acceptable() implements Judgement {}

    /** It must not; {@code why} says which rule it breaks, and where. */
    record Invalid(String why) implements Judgement {}
}
