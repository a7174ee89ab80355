package org.tallystick.sharing.vault;

import java.util.Set;
import org.tallystick.formats.Hash;

/** Which payloads have a record on the ledger. */
@FunctionalInterface
public interface RecordedPayloads {
    /**
     * Those of the commitments that stand in a version of a record. Asked seldom, and only about payloads that have waited
     * for long, so it may look through the ledger.
     */
    Set<Hash> among(Set<Hash> commitments);
}
