package org.tallystick.ledger.witness;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.checkpoint.Checkpoint;
import org.tallystick.formats.checkpoint.CheckpointSignature;
import org.tallystick.formats.checkpoint.Cosigner;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.JdkSignatures;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.merkle.ConsistencyProof;
import org.tallystick.formats.merkle.ProofVerdict;
import org.tallystick.formats.note.VerifierKey;

/** A witness as c2sp.org/tlog-witness has it, without HTTP. It reads no more than 10 KiB, as litewitness does. */
final class SimulatedWitness implements WitnessDoor {
    private static final int LIMIT = 10 * 1024;

    private final Cosigner cosigner;
    private final List<VerifierKey> logs;
    private Optional<Checkpoint> last = Optional.empty();
    private final List<VerifierKey> asked = new ArrayList<>();

    SimulatedWitness(String name, List<VerifierKey> logs) {
        PrivateKey key = PrivateKey.fromSeed(
                Algorithm.ED25519, Bytes.wrap(Hash.of(Bytes.utf8(name)).toArray()));
        this.cosigner = new Cosigner(name, key);
        this.logs = List.copyOf(logs);
    }

    VerifierKey key() {
        return cosigner.verifierKey();
    }

    /** What it has cosigned last. */
    synchronized Optional<Checkpoint> last() {
        return last;
    }

    /** With which keys it was shown checkpoints, in order. */
    synchronized List<VerifierKey> asked() {
        return List.copyOf(asked);
    }

    /** It has seen this, perhaps from somebody else. */
    synchronized void saw(Checkpoint checkpoint) {
        last = Optional.of(checkpoint);
    }

    @Override
    public synchronized Answer post(URI address, Bytes body) {
        if (body.size() > LIMIT) {
            return answer(500, "http: request body too large");
        }
        String text = body.text();
        int split = text.indexOf("\n\n");
        List<String> lines = text.substring(0, split).lines().toList();
        long old = Long.parseLong(lines.getFirst().substring("old ".length()));
        List<Hash> path = lines.stream().skip(1).map(Hash::parseBase64).toList();
        SignedCheckpoint signed =
                SignedCheckpoint.parse(Bytes.utf8(text.substring(split + 2))).orThrow();
        return isOurs(signed) ? judge(old, path, signed.checkpoint()) : answer(403, "invalid signature");
    }

    private boolean isOurs(SignedCheckpoint signed) {
        for (VerifierKey log : logs) {
            for (var line : signed.of(log)) {
                CheckpointSignature.verify(signed.checkpoint(), line, log, new JdkSignatures())
                        .orThrow();
                asked.add(log);
                return true;
            }
        }
        return false;
    }

    private Answer judge(long old, List<Hash> path, Checkpoint checkpoint) {
        long known = last.map(Checkpoint::size).orElse(0L);
        if (old > checkpoint.size()) {
            return answer(400, "old size");
        }
        if (old != known || (known == checkpoint.size() && !last.orElseThrow().equals(checkpoint))) {
            return answer(409, known + "\n");
        }
        if (known > 0) {
            ConsistencyProof proof = new ConsistencyProof(known, checkpoint.size(), path);
            if (proof.verify(last.orElseThrow().root(), checkpoint.root()) instanceof ProofVerdict.Invalid) {
                return answer(422, "bad consistency proof");
            }
        }
        last = Optional.of(checkpoint);
        return answer(200, cosigner.cosign(checkpoint, 1_800_000_000L).encode() + "\n");
    }

    private static Answer answer(int status, String body) {
        return new Answer(status, Bytes.utf8(body));
    }
}
