package org.tallystick.formats.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.keys.PublicKey;

/**
 * A public key with its name and what it signs (c2sp.org/signed-note, "Verifier keys", "vkey" for short). Text form:
 * {@code <name>+<key id in hex>+<base64 of type and key>}.
 *
 * @param name 1 to 255 bytes of UTF-8, neither spaces nor a plus; a log's key bears its origin
 * @param type what the key signs
 * @param key the key, of the type's algorithm
 */
public record VerifierKey(String name, SignatureType type, PublicKey key) {
    /** The longest name in bytes: what the cosigned message of ML-DSA-44 has room for. */
    public static final int MAX_NAME = 255;

    public VerifierKey {
        KeyName.check(name, Fault.VERIFIER_KEY);
        MalformedException.unless(
                name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME,
                Fault.VERIFIER_KEY,
                "a key's name has at most 255 bytes");
        MalformedException.unless(
                key.algorithm() == type.algorithm(),
                Fault.VERIFIER_KEY,
                "the key is of another algorithm than its type");
    }

    /** Reads the text form, whose key id must be the one that belongs to the key. */
    public static Parsed<VerifierKey> parse(String text) {
        return Parsed.of(() -> read(text));
    }

    /** The text form. */
    public String encode() {
        return name + "+" + hex(keyId()) + "+" + Base64Text.encode(typed());
    }

    /** The first four bytes of {@code SHA-256(name || newline || type || key)}, as a number with the first byte highest. */
    public int keyId() {
        byte[] hash = Hash.of(name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n'}, typed())
                .dangerArray();
        return ByteBuffer.wrap(hash).getInt();
    }

    /** True if a line of signature claims to be this key's: both name and key id count. */
    public boolean claimedBy(SignatureLine line) {
        return line.name().equals(name) && line.keyId() == keyId();
    }

    private byte[] typed() {
        byte[] raw = key.raw().dangerArray();
        byte[] typed = new byte[1 + raw.length];
        typed[0] = type.identifier();
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return typed;
    }

    private static VerifierKey read(String text) {
        String[] parts = text.split("\\+", 3);
        MalformedException.unless(
                parts.length == 3, Fault.VERIFIER_KEY, "a verifier key has the form name+hexid+base64key");
        Bytes typed = Bytes.wrap(Base64Text.decode(parts[2]));
        MalformedException.unless(typed.size() > 0, Fault.VERIFIER_KEY, "the key is missing");
        SignatureType type = SignatureType.of(typed.at(0))
                .orElseThrow(() ->
                        new MalformedException(Fault.VERIFIER_KEY, "signature types here are 0x01, 0x04 and 0x06"));
        VerifierKey key =
                new VerifierKey(parts[0], type, new PublicKey(type.algorithm(), typed.slice(1, typed.size())));
        MalformedException.unless(
                parts[1].equals(hex(key.keyId())), Fault.VERIFIER_KEY, "the key id does not belong to name and key");
        return key;
    }

    private static String hex(int keyId) {
        return HexFormat.of().toHexDigits(keyId);
    }

    @Override
    public String toString() {
        return encode();
    }
}
