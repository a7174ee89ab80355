package org.tallystick.ledger.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.merkle.ConsistencyProof;
import org.tallystick.formats.note.SignatureLine;

/**
 * What is said to a witness and what it says back (c2sp.org/tlog-witness, "add-checkpoint").
 *
 * @param proof from the size that the witness cosigned last
 * @param checkpoint with one signature, the log's: some witnesses read no more than 10 KiB
 */
record AddCheckpoint(ConsistencyProof proof, SignedCheckpoint checkpoint) {
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,17})\n?");

    Bytes encode() {
        StringBuilder body = new StringBuilder("old ").append(proof.from()).append('\n');
        for (Hash hash : proof.path()) {
            body.append(hash.base64()).append('\n');
        }
        return Bytes.utf8(body.append('\n').append(checkpoint.encode().text()).toString());
    }

    /** The cosignatures that the witness answers with, one a line. */
    static List<SignatureLine> cosignatures(Bytes answer) {
        List<SignatureLine> lines = new ArrayList<>();
        answer.text()
                .lines()
                .forEach(line -> lines.add(SignatureLine.parse(line).orThrow()));
        return lines;
    }

    /** The size that the witness says it cosigned last, in answer to an old size that is not that. */
    static Optional<Long> size(Bytes answer) {
        String text = answer.text();
        return SIZE.matcher(text).matches() ? Optional.of(Long.valueOf(text.strip())) : Optional.empty();
    }
}
