package org.tallystick.ledger.log;

import java.nio.file.Path;
import java.util.List;
import org.tallystick.formats.checkpoint.Checkpoint;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.note.SignatureLine;
import org.tallystick.ledger.log.LastCosigned.Cosigned;
import org.tallystick.ledger.store.LedgerView;

/** One hosted member's signature under checkpoints, each promised on disk before it is given. */
public final class Seal implements AutoCloseable {
    private final SealKeys keys;
    private final LastCosigned promises;

    /** A member's lines under one checkpoint: as the log, and cosignatures by both algorithms. */
    record Lines(SignatureLine log, List<SignatureLine> cosignatures) {}

    private Seal(SealKeys keys, LastCosigned promises) {
        this.keys = keys;
        this.promises = promises;
    }

    /**
     * Takes a member's keys into use.
     *
     * @param file where its last cosignature is remembered, in the member's own folder
     * @param ledger what it is going to sign
     * @throws SealException if it signed something else before
     */
    public static Seal open(SealKeys keys, Path file, LedgerView ledger) {
        LastCosigned promises = LastCosigned.open(file);
        promises.last().ifPresent(last -> requireKept(last, ledger, promises));
        return new Seal(keys, promises);
    }

    private static void requireKept(Cosigned last, LedgerView ledger, LastCosigned promises) {
        if (last.size() > ledger.size() || !ledger.logRoot(last.size()).equals(last.root())) {
            promises.close();
            throw new SealException("This member cosigned a log of " + last.size() + " entries that the ledger in this"
                    + " data directory does not contain; it has " + ledger.size() + ". Restore the directory from a"
                    + " later back-up, or copy the ledger from another member");
        }
    }

    /** Whose it is. */
    public MemberId member() {
        return keys.member();
    }

    /** Signs and cosigns; {@code time} in seconds since 1970. */
    Lines sign(Checkpoint checkpoint, long time) {
        promises.promise(new Cosigned(checkpoint.size(), checkpoint.root()));
        return new Lines(
                keys.log().sign(checkpoint.body()),
                List.of(keys.ed25519().cosign(checkpoint, time), keys.mlDsa44().cosign(checkpoint, time)));
    }

    @Override
    public void close() {
        promises.close();
    }
}
