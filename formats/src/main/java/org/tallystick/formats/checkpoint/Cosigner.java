package org.tallystick.formats.checkpoint;

import java.nio.ByteBuffer;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.note.SignatureLine;
import org.tallystick.formats.note.SignatureType;
import org.tallystick.formats.note.VerifierKey;

/**
 * Cosigns checkpoints with one key (c2sp.org/tlog-cosignature): type 0x04 with an Ed25519 key, 0x06 with an ML-DSA-44 key.
 * It signs what it is told: the caller has executed every entry up to there and never shows two roots for one size.
 */
public final class Cosigner {
    private final VerifierKey verifierKey;
    private final PrivateKey key;

    /** @param name of the key; members use {@link #nameOf} */
    public Cosigner(String name, PrivateKey key) {
        this.verifierKey = new VerifierKey(name, SignatureType.cosignature(key.algorithm()), key.publicKey());
        this.key = key;
    }

    /** The name of a member's cosigning keys, such as {@code ledger.example/demo-7c1f/st-mary}. */
    public static String nameOf(NetworkName network, MemberId member) {
        return network + "/" + member;
    }

    /** The key with which others verify. */
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /**
     * Cosigns.
     *
     * @param time of the cosignature, in seconds since 1970
     * @throws MalformedException {@link Fault#COSIGNATURE_TIME} if the time is negative
     */
    public SignatureLine cosign(Checkpoint checkpoint, long time) {
        MalformedException.unless(time >= 0, Fault.COSIGNATURE_TIME, "no cosignature is older than 1970");
        byte[] signature = key.sign(
                        CosignedMessage.of(verifierKey, checkpoint, time).dangerArray())
                .dangerArray();
        ByteBuffer timed = ByteBuffer.allocate(Long.BYTES + signature.length);
        timed.putLong(time).put(signature);
        return SignatureLine.of(verifierKey, Bytes.wrap(timed.array()));
    }
}
