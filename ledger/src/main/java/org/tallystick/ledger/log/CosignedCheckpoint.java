package org.tallystick.ledger.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.formats.checkpoint.Checkpoint;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.note.SignatureLine;

/**
 * A checkpoint that a quorum of the members cosigned.
 *
 * @param logs each hosted member's signature as the log
 * @param cosignatures of members, and of outside witnesses where some were asked
 */
public record CosignedCheckpoint(
        Checkpoint checkpoint, SortedMap<MemberId, SignatureLine> logs, List<SignatureLine> cosignatures) {
    public CosignedCheckpoint {
        logs = Collections.unmodifiableSortedMap(new TreeMap<>(logs));
        cosignatures = List.copyOf(cosignatures);
    }

    /** Signed as the log by that member, with all cosignatures; nothing if it is not hosted here. */
    public Optional<SignedCheckpoint> issuedBy(MemberId member) {
        return Optional.ofNullable(logs.get(member))
                .map(log -> new SignedCheckpoint(checkpoint, List.of(log)).with(cosignatures));
    }

    /** With these cosignatures, too. */
    public CosignedCheckpoint with(List<SignatureLine> more) {
        List<SignatureLine> all = new ArrayList<>(cosignatures);
        all.addAll(more);
        return new CosignedCheckpoint(checkpoint, logs, all);
    }
}
