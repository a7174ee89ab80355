package org.tallystick.formats;

import java.util.Arrays;
import java.util.Base64;

/**
 * Base 64 in its two alphabets (RFC 4648, sections 4 and 5), strict: one text for each byte string and no other. The
 * JDK's decoder accepts stray bits after the last byte; this one does not.
 */
public final class Base64Text {
    private Base64Text() {}

    /** Standard alphabet with padding, as C2SP's notes and proofs use it. */
    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The bytes of standard Base 64 with padding. @throws MalformedException {@link Fault#NOT_BASE64} */
    public static byte[] decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            MalformedException.unless(encode(bytes).equals(text), Fault.NOT_BASE64, "not canonical Base 64");
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new MalformedException(Fault.NOT_BASE64, "not Base 64");
        }
    }

    /** URL alphabet without padding, as JOSE uses it. */
    public static String encodeUrl(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes of unpadded base64url. @throws MalformedException {@link Fault#NOT_BASE64URL} */
    public static byte[] decodeUrl(String text) {
        return decodeUrl(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** The bytes of unpadded base64url. @throws MalformedException {@link Fault#NOT_BASE64URL} */
    public static byte[] decodeUrl(byte[] text) {
        int tail = text.length % 4;
        MalformedException.unless(tail != 1, Fault.NOT_BASE64URL, "no base64url text has that length");
        MalformedException.unless(
                text.length == 0 || text[text.length - 1] != '=', Fault.NOT_BASE64URL, "base64url is unpadded here");
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (tail != 0) {
                checkLastCharacter(text, bytes);
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new MalformedException(Fault.NOT_BASE64URL, "not base64url");
        }
    }

    /** Only the last group can hold stray bits, so only it is encoded again. */
    private static void checkLastCharacter(byte[] text, byte[] bytes) {
        int group = text.length % 4;
        byte[] last = Arrays.copyOfRange(bytes, bytes.length - (group - 1), bytes.length);
        byte[] again = Base64.getUrlEncoder().withoutPadding().encode(last);
        MalformedException.unless(
                again[group - 1] == text[text.length - 1], Fault.NOT_BASE64URL, "not canonical base64url");
    }
}
