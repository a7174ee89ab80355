package org.tallystick.sealing.keystore;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import org.tallystick.formats.Base64Text;

/** What opens a keystore. In Unicode's form C, so that it does not matter which keyboard it was typed on. Never prints. */
public final class Passphrase {
    private static final int GENERATED_BYTES = 16;

    private final byte[] utf8;

    private Passphrase(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** The passphrase with these characters. */
    public static Passphrase of(CharSequence characters) {
        String composed = Normalizer.normalize(characters, Normalizer.Form.NFC);
        return new Passphrase(composed.getBytes(StandardCharsets.UTF_8));
    }

    /** A new one of 128 random bits, 22 characters, for programs; it takes little stretching. */
    public static String generate(SecureRandom random) {
        byte[] bytes = new byte[GENERATED_BYTES];
        random.nextBytes(bytes);
        return Base64Text.encodeUrl(bytes);
    }

    /** True if it has no characters. */
    public boolean isEmpty() {
        return utf8.length == 0;
    }

    /** How many characters it has. */
    public int length() {
        String text = new String(utf8, StandardCharsets.UTF_8);
        return text.codePointCount(0, text.length());
    }

    byte[] utf8() {
        return utf8;
    }

    @Override
    public String toString() {
        return "a passphrase";
    }
}
