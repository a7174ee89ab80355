package org.tallystick.formats.receipt;

import java.util.List;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.merkle.InclusionProof;

/**
 * A file that proves an entry (c2sp.org/tlog-proof), usually named {@code *.tlog-proof}. Nothing in it has been verified.
 *
 * @param entry the bytes of the entry, which stand in the {@code extra} line
 * @param proof that the entry is in the tree of the checkpoint
 * @param checkpoint with the signatures of the log and of a quorum
 */
public record Receipt(Bytes entry, InclusionProof proof, SignedCheckpoint checkpoint) {
    /** The longest receipt in bytes. */
    public static final int MAX_SIZE = 1_500_000;

    public Receipt {
        MalformedException.unless(entry.size() <= Entry.MAX_SIZE, Fault.TOO_LONG, "an entry has at most 65,535 bytes");
        MalformedException.unless(
                proof.size() == checkpoint.checkpoint().size(),
                Fault.RECEIPT_SHAPE,
                "the proof is for a tree of another size than the checkpoint's");
        MalformedException.unless(proof.index() >= 0, Fault.RECEIPT_SHAPE, "the index is not negative");
        MalformedException.unless(proof.path().size() <= Long.SIZE, Fault.PROOF_LENGTH, "a path has at most 64 hashes");
    }

    /** Reads a receipt, whole. */
    public static Parsed<Receipt> parse(Bytes file) {
        return Parsed.of(() -> ReceiptReader.read(file));
    }

    /** The file. */
    public Bytes encode() {
        StringBuilder text = new StringBuilder(ReceiptReader.HEADER)
                .append('\n')
                .append(ReceiptReader.EXTRA)
                .append(Base64Text.encode(entry.dangerArray()))
                .append('\n')
                .append(ReceiptReader.INDEX)
                .append(proof.index())
                .append('\n');
        for (Hash hash : proof.path()) {
            text.append(hash.base64()).append('\n');
        }
        text.append('\n').append(checkpoint.encode().text());
        return Bytes.utf8(text.toString());
    }

    /** A receipt of the entry at {@code proof.index()}. */
    public static Receipt of(Bytes entry, long index, List<Hash> path, SignedCheckpoint checkpoint) {
        return new Receipt(
                entry, new InclusionProof(index, checkpoint.checkpoint().size(), path), checkpoint);
    }
}
