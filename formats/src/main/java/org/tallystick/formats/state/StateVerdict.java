package org.tallystick.formats.state;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;

/** What a state proof shows about its key under a root. */
public sealed interface StateVerdict {
    /** The key has this value. */
    record Present(Bytes value) implements StateVerdict {}

    /** The key has no value. */
    record Absent() implements StateVerdict {}

    /** The proof shows nothing. */
    record Invalid(Fault fault, String why) implements StateVerdict {}
}
