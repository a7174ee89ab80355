package org.tallystick.formats.tx;

import java.util.Arrays;
import java.util.Optional;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;

/**
 * A JSON Web Signature in its compact form (RFC 7515, section 7.1), taken apart at its dots: header, claims and signature
 * in strict base64url. One algorithm (Ed25519, RFC 9864), one type per use, no critical extensions.
 */
record Jws(Bytes compact, int firstDot, int lastDot) {
    private static final int MAX_KID = 100;

    /** Splits at the two dots. Size is checked first, so that nothing large is looked at. */
    static Jws split(Bytes compact, int maxSize) {
        if (compact.size() > maxSize) {
            throw new MalformedException(Fault.TOO_LONG, "at most " + maxSize + " bytes");
        }
        byte[] text = compact.dangerArray();
        int first = indexOfDot(text, 0);
        int last = indexOfDot(text, first + 1);
        MalformedException.unless(
                first > 0 && last > first + 1 && last < text.length - 1 && indexOfDot(text, last + 1) < 0,
                Fault.JWS_PARTS,
                "three parts between two dots, none of them empty");
        return new Jws(compact, first, last);
    }

    /** Signs header and claims. */
    static Bytes sign(JoseType type, JsonObject claims, PrivateKey key) {
        MalformedException.unless(key.algorithm() == Algorithm.ED25519, Fault.KEY, "signed JSON takes an Ed25519 key");
        String input = type.usualHeader() + "."
                + Base64Text.encodeUrl(claims.canonical().dangerArray());
        Bytes signature = key.sign(Bytes.utf8(input).dangerArray());
        return Bytes.utf8(input + "." + Base64Text.encodeUrl(signature.dangerArray()));
    }

    /** Checks the header: exactly {@code alg} and {@code typ}, and perhaps {@code kid}. */
    void requireHeader(JoseType type) {
        if (isUsualHeader(type)) {
            return;
        }
        JsonObject header = Json.parseObject(part(0, firstDot)).orThrow();
        MalformedException.unless(!header.has("crit"), Fault.JWS_CRITICAL, "no critical extension is understood");
        requireText(header, "alg", "Ed25519", Fault.JWS_ALGORITHM);
        requireText(header, "typ", type.typ(), Fault.JWS_TYPE);
        MalformedException.unless(
                header.names().size() == (header.has("kid") ? 3 : 2),
                Fault.JWS_HEADER,
                "the header holds alg, typ and perhaps kid");
        MalformedException.unless(
                header.optionalString("kid").orElse("").length() <= MAX_KID,
                Fault.JWS_HEADER,
                "kid has at most " + MAX_KID + " characters");
    }

    private static void requireText(JsonObject header, String name, String value, Fault fault) {
        boolean same = header.get(name).equals(Optional.of(Json.of(value)));
        MalformedException.unless(same, fault, name + " must be " + value);
    }

    /** The claims, which must be an object. */
    JsonObject claims() {
        return Json.parseObject(part(firstDot + 1, lastDot)).orThrow();
    }

    /** What is signed: everything before the second dot. */
    Bytes signingInput() {
        return compact.slice(0, lastDot);
    }

    /** The 64 bytes after the second dot. */
    Bytes signature() {
        Bytes signature = part(lastDot + 1, compact.size());
        MalformedException.unless(
                signature.size() == Algorithm.ED25519.signatureSize(), Fault.SIGNATURE, "a signature has 64 bytes");
        return signature;
    }

    private boolean isUsualHeader(JoseType type) {
        String usual = type.usualHeader();
        boolean same = firstDot == usual.length();
        for (int i = 0; same && i < firstDot; i++) {
            same = compact.at(i) == usual.charAt(i);
        }
        return same;
    }

    private Bytes part(int from, int to) {
        return Bytes.wrap(Base64Text.decodeUrl(Arrays.copyOfRange(compact.dangerArray(), from, to)));
    }

    private static int indexOfDot(byte[] text, int from) {
        for (int i = from; i < text.length; i++) {
            if (text[i] == '.') {
                return i;
            }
        }
        return -1;
    }
}
