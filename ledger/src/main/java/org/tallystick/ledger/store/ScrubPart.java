package org.tallystick.ledger.store;

/** One thing that a scrub reads, a bounded bit at a time. */
@FunctionalInterface
interface ScrubPart {
    /** Reads a bit more and checks it. @return how many bytes that were; 0 when all has been read */
    long read();
}
