package org.tallystick.formats.note;

import java.nio.ByteBuffer;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;

/**
 * One signature below a note: {@code — <name> base64(key id || signature)}.
 *
 * @param name of the key that is said to have signed
 * @param keyId of that key; a short name, not a proof
 * @param signature at least one byte, in the form of the key's type
 */
public record SignatureLine(String name, int keyId, Bytes signature) {
    private static final String DASH = "\u2014 ";
    private static final int KEY_ID_SIZE = 4;

    public SignatureLine {
        KeyName.check(name, Fault.NOTE_SIGNATURE_LINE);
        MalformedException.unless(signature.size() > 0, Fault.NOTE_SIGNATURE_LINE, "the signature is missing");
    }

    /** The line that this key signed. */
    public static SignatureLine of(VerifierKey key, Bytes signature) {
        return new SignatureLine(key.name(), key.keyId(), signature);
    }

    /** Reads a line without its newline. */
    public static Parsed<SignatureLine> parse(String line) {
        return Parsed.of(() -> read(line));
    }

    /** The line without its newline. */
    public String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(KEY_ID_SIZE + signature.size());
        bytes.putInt(keyId).put(signature.dangerArray());
        return DASH + name + " " + Base64Text.encode(bytes.array());
    }

    static SignatureLine read(String line) {
        MalformedException.unless(
                line.startsWith(DASH), Fault.NOTE_SIGNATURE_LINE, "a signature opens with an em dash and a space");
        int space = line.indexOf(' ', DASH.length());
        MalformedException.unless(space >= 0, Fault.NOTE_SIGNATURE_LINE, "a signature has a name and Base 64");
        Bytes bytes = Bytes.wrap(Base64Text.decode(line.substring(space + 1)));
        MalformedException.unless(
                bytes.size() > KEY_ID_SIZE, Fault.NOTE_SIGNATURE_LINE, "a signature has a key id and more");
        return new SignatureLine(
                line.substring(DASH.length(), space), bytes.buffer().getInt(), bytes.slice(KEY_ID_SIZE, bytes.size()));
    }
}
