package org.tallystick.formats.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.note.VerifierKey;

/** The bytes under a signature of a checkpoint, for each type of key. */
final class CosignedMessage {
    private static final byte[] SUBTREE_LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);

    private CosignedMessage() {}

    static Bytes of(VerifierKey key, Checkpoint checkpoint, long time) {
        return switch (key.type()) {
            case ED25519 -> Bytes.utf8(checkpoint.body());
            case COSIGNATURE_ED25519 -> Bytes.utf8("cosignature/v1\ntime " + time + "\n" + checkpoint.body());
            case COSIGNATURE_ML_DSA_44 -> subtree(key.name(), checkpoint, time);
        };
    }

    /** The structure {@code cosigned_message} of c2sp.org/tlog-cosignature, "ML-DSA-44 signed message", from leaf 0. */
    private static Bytes subtree(String cosigner, Checkpoint checkpoint, long time) {
        byte[] name = cosigner.getBytes(StandardCharsets.UTF_8);
        byte[] origin = checkpoint.origin().value().getBytes(StandardCharsets.UTF_8);
        int size = SUBTREE_LABEL.length + 1 + name.length + 8 + 1 + origin.length + 8 + 8 + Hash.SIZE;
        ByteBuffer message = ByteBuffer.allocate(size)
                .put(SUBTREE_LABEL)
                .put((byte) name.length)
                .put(name)
                .putLong(time)
                .put((byte) origin.length)
                .put(origin)
                .putLong(0)
                .putLong(checkpoint.size())
                .put(checkpoint.root().dangerArray());
        return Bytes.wrap(message.array());
    }
}
