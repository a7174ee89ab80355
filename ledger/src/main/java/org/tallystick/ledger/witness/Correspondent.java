package org.tallystick.ledger.witness;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.checkpoint.CheckpointSignature;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.formats.merkle.MerkleTree;
import org.tallystick.formats.note.SignatureLine;
import org.tallystick.formats.policy.Component;
import org.tallystick.ledger.log.CosignedCheckpoint;
import org.tallystick.ledger.store.LedgerView;
import org.tallystick.ledger.witness.WitnessDoor.Answer;

/**
 * Talks with one witness, and remembers how far it has come with it. What it remembers may be wrong, as after a restart:
 * then the witness says so, and it learns. One thread at a time.
 */
final class Correspondent {
    /** A witness that keeps failing is asked less and less often, in the end each so many rounds. */
    private static final int LONGEST_REST = 64;

    private final Component.Witness witness;
    private final WitnessDoor door;
    private final SignatureVerifier signatures;
    private long known;
    private int turn;
    private int failures;
    private int rest;

    Correspondent(Component.Witness witness, WitnessDoor door, SignatureVerifier signatures) {
        this.witness = witness;
        this.door = door;
        this.signatures = signatures;
    }

    String name() {
        return witness.name();
    }

    /** Asks it to cosign; {@code log} contains the checkpoint. */
    Reply ask(CosignedCheckpoint checkpoint, LedgerView log) throws InterruptedException {
        if (rest > 0) {
            rest--;
            return new Reply.Resting();
        }
        Reply reply = attempt(checkpoint, log);
        failures = reply instanceof Reply.Failed ? failures + 1 : 0;
        rest = failures == 0 ? 0 : Math.min(LONGEST_REST, 1 << Math.min(failures - 1, 10)) - 1;
        return reply;
    }

    private Reply attempt(CosignedCheckpoint checkpoint, LedgerView log) throws InterruptedException {
        try {
            Answer answer = post(checkpoint, log);
            if (answer.status() == 409 && learn(answer.body(), checkpoint)) {
                answer = post(checkpoint, log);
            }
            for (int other = 1;
                    answer.status() == 403 && other < checkpoint.logs().size();
                    other++) {
                turn++; // it may know another member's key
                answer = post(checkpoint, log);
            }
            return read(answer, checkpoint);
        } catch (IOException e) {
            return new Reply.Failed("it does not answer: " + e.getMessage());
        } catch (MalformedException e) {
            return new Reply.Failed("its answer cannot be read: " + e.detail());
        }
    }

    private Answer post(CosignedCheckpoint checkpoint, LedgerView log) throws IOException, InterruptedException {
        List<SignatureLine> logs = List.copyOf(checkpoint.logs().values());
        SignatureLine signature = logs.get(turn % logs.size());
        long size = checkpoint.checkpoint().size();
        AddCheckpoint request = new AddCheckpoint(
                MerkleTree.consistency(log, Math.min(known, size), size),
                new SignedCheckpoint(checkpoint.checkpoint(), List.of(signature)));
        return door.post(WitnessPolicy.address(witness), request.encode());
    }

    /** True if it knows a smaller log, or one of the same size, than we thought: asking again makes sense. */
    private boolean learn(Bytes answer, CosignedCheckpoint checkpoint) {
        Optional<Long> size = AddCheckpoint.size(answer);
        boolean news = size.isPresent()
                && size.get() != known
                && size.get() <= checkpoint.checkpoint().size();
        if (news) {
            known = size.get();
        }
        return news;
    }

    private Reply read(Answer answer, CosignedCheckpoint checkpoint) {
        return switch (answer.status()) {
            case 200 -> cosigned(AddCheckpoint.cosignatures(answer.body()), checkpoint);
            case 403 -> new Reply.Failed("it knows none of the keys with which the members here sign as the log");
            case 404 ->
                new Reply.Failed(
                        "it does not know the log " + checkpoint.checkpoint().origin());
            case 409 -> conflict(answer.body(), checkpoint.checkpoint().size());
            case 422 ->
                new Reply.Failed("it has cosigned another log of that name: what it has seen is not how this one began."
                        + " Find out who signed that");
            default -> new Reply.Failed("it answers with status " + answer.status());
        };
    }

    private static Reply conflict(Bytes answer, long ours) {
        Optional<Long> size = AddCheckpoint.size(answer);
        if (size.isPresent() && size.get() > ours) {
            return new Reply.Failed("it has cosigned the log at " + size.get() + " entries, of which " + ours
                    + " are here. If that does not change, this data directory is an old copy: stop the node and restore"
                    + " a later one");
        }
        return new Reply.Failed("it has cosigned another log of that size under this name. Find out who signed that");
    }

    private Reply cosigned(List<SignatureLine> lines, CosignedCheckpoint checkpoint) {
        List<SignatureLine> own =
                lines.stream().filter(witness.key()::claimedBy).toList();
        if (own.isEmpty()) {
            return new Reply.Failed("it cosigns with another key than " + witness.key());
        }
        for (SignatureLine line : own) {
            CheckpointSignature.verify(checkpoint.checkpoint(), line, witness.key(), signatures)
                    .orThrow();
        }
        known = checkpoint.checkpoint().size();
        turn++;
        return new Reply.Cosigned(own);
    }
}
