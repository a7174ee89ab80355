package org.tallystick.formats.receipt;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.state.StateProof;
import org.tallystick.formats.state.StateVerdict;

/** What a state proof shows together with the receipt of a block's header. */
public sealed interface StateFinding {
    /** As of that block the key had this value. */
    record Present(String key, Bytes value, Entry.Header header, Verdict.Proven receipt) implements StateFinding {}

    /** As of that block the key had no value. */
    record Absent(String key, Entry.Header header, Verdict.Proven receipt) implements StateFinding {}

    /** Nothing is proven. */
    record NotProven(Fault fault, String why) implements StateFinding {}

    /** Holds the proof against the state root of a header that was proven. */
    static StateFinding of(StateProof proof, Verdict.Proven receipt) {
        if (!(receipt.entry() instanceof Entry.Header header)) {
            return new NotProven(Fault.ENTRY_SHAPE, "the receipt is not of a header, which alone holds a state root");
        }
        return switch (proof.verify(header.stateRoot())) {
            case StateVerdict.Present(Bytes value) -> new Present(proof.key(), value, header, receipt);
            case StateVerdict.Absent _ -> new Absent(proof.key(), header, receipt);
            case StateVerdict.Invalid(Fault fault, String why) -> new NotProven(fault, why);
        };
    }
}
