package org.tallystick.ledger.witness;

import java.util.List;
import org.tallystick.formats.note.SignatureLine;

/** What came of asking a witness. */
sealed interface Reply {
    /** Cosignatures of the checkpoint by the witness's own key, verified. */
    record Cosigned(List<SignatureLine> lines) implements Reply {
        public Cosigned {
            lines = List.copyOf(lines);
        }
    }

    /** None, and why. */
    record Failed(String why) implements Reply {}

    /** It is not asked this time: it failed before. */
    record Resting() implements Reply {}
}
