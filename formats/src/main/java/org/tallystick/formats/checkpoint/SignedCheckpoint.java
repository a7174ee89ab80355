package org.tallystick.formats.checkpoint;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.note.SignatureLine;
import org.tallystick.formats.note.SignedNote;
import org.tallystick.formats.note.VerifierKey;

/**
 * A checkpoint with lines of signatures, none of them checked.
 *
 * @param signatures at least one, of the log and of cosigners
 */
public record SignedCheckpoint(Checkpoint checkpoint, List<SignatureLine> signatures) {
    public SignedCheckpoint {
        signatures = new SignedNote(checkpoint.body(), signatures).signatures();
    }

    /** Reads a signed note whose text is a checkpoint. */
    public static Parsed<SignedCheckpoint> parse(Bytes note) {
        return Parsed.of(() -> {
            SignedNote signed = SignedNote.parse(note).orThrow();
            return new SignedCheckpoint(Checkpoint.read(signed.text()), signed.signatures());
        });
    }

    /** The signed note. */
    public Bytes encode() {
        return note().encode();
    }

    /** As a note. */
    public SignedNote note() {
        return new SignedNote(checkpoint.body(), signatures);
    }

    /** The same checkpoint with these lines after its own, without any that it has. */
    public SignedCheckpoint with(List<SignatureLine> more) {
        List<SignatureLine> all = new ArrayList<>(signatures);
        more.stream().filter(line -> !all.contains(line)).forEach(all::add);
        return new SignedCheckpoint(checkpoint, all);
    }

    /** The lines that claim to be that key's. */
    public List<SignatureLine> of(VerifierKey key) {
        return note().of(key);
    }
}
