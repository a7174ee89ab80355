package org.tallystick.formats.note;

import java.nio.charset.StandardCharsets;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.keys.SignatureVerifier;

/** Signs the text of notes by Ed25519, as a log signs its checkpoints (c2sp.org/signed-note, type 0x01). */
public final class NoteSigner {
    private final VerifierKey verifierKey;
    private final PrivateKey key;

    /** @param name for a log, its origin */
    public NoteSigner(String name, PrivateKey key) {
        this.verifierKey = new VerifierKey(name, SignatureType.ED25519, key.publicKey());
        this.key = key;
    }

    /** The key with which others verify. */
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /** Signs a text, which ends in a newline. */
    public SignatureLine sign(String text) {
        return SignatureLine.of(verifierKey, key.sign(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether a line is such a key's signature of the text. */
    public static boolean verify(String text, SignatureLine line, VerifierKey key, SignatureVerifier signatures) {
        return key.type() == SignatureType.ED25519
                && key.claimedBy(line)
                && signatures.verify(key.key(), Bytes.utf8(text), line.signature());
    }
}
