package org.tallystick.formats.checkpoint;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.formats.note.SignatureLine;
import org.tallystick.formats.note.SignatureType;
import org.tallystick.formats.note.VerifierKey;

/**
 * A signature of a checkpoint that has been verified.
 *
 * @param key which key signed
 * @param time of a cosignature, in seconds since 1970; 0 where none is stated, as under a log's own signature
 */
public record CheckpointSignature(VerifierKey key, long time) {

    /**
     * Verifies one line. Faults: {@link Fault#NOTE_SIGNATURE_LINE} if the line is another key's, {@link
     * Fault#COSIGNATURE_TIME}, {@link Fault#SIGNATURE}.
     */
    public static Parsed<CheckpointSignature> verify(
            Checkpoint checkpoint, SignatureLine line, VerifierKey key, SignatureVerifier signatures) {
        return Parsed.of(() -> {
            MalformedException.unless(key.claimedBy(line), Fault.NOTE_SIGNATURE_LINE, "the line is another key's");
            long time = key.type().cosigns() ? time(line) : 0;
            Bytes signature = line.signature()
                    .slice(
                            key.type().cosigns() ? Long.BYTES : 0,
                            line.signature().size());
            MalformedException.unless(
                    signatures.verify(key.key(), CosignedMessage.of(key, checkpoint, time), signature),
                    Fault.SIGNATURE,
                    "the signature of " + key.name() + " does not verify");
            return new CheckpointSignature(key, time);
        });
    }

    private static long time(SignatureLine line) {
        MalformedException.unless(
                line.signature().size() >= Long.BYTES, Fault.SIGNATURE, "a cosignature begins with its time");
        long time = line.signature().buffer().getLong();
        MalformedException.unless(time >= 0, Fault.COSIGNATURE_TIME, "the time of a cosignature is below 2^63");
        return time;
    }

    /** True if this is a cosignature, not a log's own signature. */
    public boolean cosigns() {
        return key.type() != SignatureType.ED25519;
    }
}
