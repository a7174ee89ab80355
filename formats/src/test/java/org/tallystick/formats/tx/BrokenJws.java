package org.tallystick.formats.tx;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tallystick.formats.Broken;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;

/** Everything that can be wrong with signed JSON of any type, made from claims that are right. */
final class BrokenJws {
    private final String typ;
    private final String header;
    private final String claims;
    private final List<Broken> cases = new ArrayList<>();

    private BrokenJws(JoseType type, String claims) {
        this.typ = type.typ();
        this.header = "{\"alg\":\"Ed25519\",\"typ\":\"" + typ + "\"}";
        this.claims = claims;
    }

    static List<Broken> of(JoseType type, String claims) {
        BrokenJws made = new BrokenJws(type, claims);
        made.algorithms();
        made.headers();
        made.parts();
        made.base64();
        made.encodings();
        made.json();
        made.numbers();
        made.commonClaims();
        return made.cases;
    }

    private void algorithms() {
        header("alg none", "{\"alg\":\"none\",\"typ\":\"$\"}", Fault.JWS_ALGORITHM);
        header("alg EdDSA, the older name", "{\"alg\":\"EdDSA\",\"typ\":\"$\"}", Fault.JWS_ALGORITHM);
        header("alg in small letters", "{\"alg\":\"ed25519\",\"typ\":\"$\"}", Fault.JWS_ALGORITHM);
        header("another curve", "{\"alg\":\"Ed448\",\"typ\":\"$\"}", Fault.JWS_ALGORITHM);
        header("another signature algorithm", "{\"alg\":\"ES256\",\"typ\":\"$\"}", Fault.JWS_ALGORITHM);
        header("alg not a string", "{\"alg\":[\"Ed25519\"],\"typ\":\"$\"}", Fault.JWS_ALGORITHM);
        header("no alg", "{\"typ\":\"$\"}", Fault.JWS_ALGORITHM);
        String hmac = Forge.encoded(Bytes.utf8("{\"alg\":\"HS256\",\"typ\":\"" + typ + "\"}")) + "."
                + Forge.encoded(Bytes.utf8(claims));
        add("HS256 keyed with the public key", hmac + "." + Forge.encoded(hmac(hmac)), Fault.JWS_ALGORITHM);
    }

    private void headers() {
        header("no typ", "{\"alg\":\"Ed25519\"}", Fault.JWS_TYPE);
        header("typ JWT", "{\"alg\":\"Ed25519\",\"typ\":\"JWT\"}", Fault.JWS_TYPE);
        header("typ as a whole media type", "{\"alg\":\"Ed25519\",\"typ\":\"application/$\"}", Fault.JWS_TYPE);
        header("typ of another kind", "{\"alg\":\"Ed25519\",\"typ\":\"tally-other+jwt\"}", Fault.JWS_TYPE);
        header("typ not a string", "{\"alg\":\"Ed25519\",\"typ\":1}", Fault.JWS_TYPE);
        header("crit", "{\"alg\":\"Ed25519\",\"crit\":[\"exp\"],\"typ\":\"$\"}", Fault.JWS_CRITICAL);
        header("crit, empty", "{\"alg\":\"Ed25519\",\"crit\":[],\"typ\":\"$\"}", Fault.JWS_CRITICAL);
        header("b64 false", "{\"alg\":\"Ed25519\",\"b64\":false,\"typ\":\"$\"}", Fault.JWS_HEADER);
        header("a key in the header", "{\"alg\":\"Ed25519\",\"jwk\":{},\"typ\":\"$\"}", Fault.JWS_HEADER);
        header(
                "kid of 101 characters",
                "{\"alg\":\"Ed25519\",\"kid\":\"" + "k".repeat(101) + "\",\"typ\":\"$\"}",
                Fault.JWS_HEADER);
        header("kid not a string", "{\"alg\":\"Ed25519\",\"kid\":1,\"typ\":\"$\"}", Fault.FIELD_TYPE);
        header("alg twice", "{\"alg\":\"Ed25519\",\"alg\":\"none\",\"typ\":\"$\"}", Fault.JSON_DUPLICATE_NAME);
        header(
                "alg twice, once escaped",
                "{\"alg\":\"Ed25519\",\"\\u0061lg\":\"none\",\"typ\":\"$\"}",
                Fault.JSON_DUPLICATE_NAME);
        header("the header an array", "[]", Fault.JSON_NOT_AN_OBJECT);
        header("the header not JSON", "alg=Ed25519", Fault.JSON_SYNTAX);
    }

    private void parts() {
        String[] good = Forge.jws(header, claims).split("\\.");
        add("nothing", "", Fault.JWS_PARTS);
        add("one part", good[0], Fault.JWS_PARTS);
        add("two parts", good[0] + "." + good[1], Fault.JWS_PARTS);
        add("two dots only", "..", Fault.JWS_PARTS);
        add("four parts", String.join(".", good) + ".AA", Fault.JWS_PARTS);
        add("five parts, as encrypted JSON has", String.join(".", good) + ".AA.AA", Fault.JWS_PARTS);
        add("an empty header", "." + good[1] + "." + good[2], Fault.JWS_PARTS);
        add("empty claims", good[0] + ".." + good[2], Fault.JWS_PARTS);
        add("an empty signature", good[0] + "." + good[1] + ".", Fault.JWS_PARTS);
        add("a signature of 63 bytes", cut(good, 63), Fault.SIGNATURE);
        add("a signature of 65 bytes", cut(good, 65), Fault.SIGNATURE);
    }

    private static String cut(String[] good, int size) {
        return good[0] + "." + good[1] + "." + Forge.encoded(Bytes.wrap(new byte[size]));
    }

    private void base64() {
        String[] good = Forge.jws(header, claims).split("\\.");
        String rest = "." + good[1] + "." + good[2];
        String start = good[0] + "." + good[1] + ".";
        add("padding", String.join(".", good) + "==", Fault.NOT_BASE64URL);
        add("stray bits in the signature", start + withStrayBit(good[2]), Fault.NOT_BASE64URL);
        add("stray bits in the header", "AB" + rest, Fault.NOT_BASE64URL);
        add("a line feed after it", String.join(".", good) + "\n", Fault.NOT_BASE64URL);
        add("a space before it", " " + String.join(".", good), Fault.NOT_BASE64URL);
        add("a line feed within", good[0] + ".\n" + good[1] + "." + good[2], Fault.NOT_BASE64URL);
        add("the other alphabet", start + "+" + good[2].substring(1), Fault.NOT_BASE64URL);
        add("a letter outside ASCII", start + "\u00e9" + good[2].substring(2), Fault.NOT_BASE64URL);
        add("a part of a length that no base64url has", good[0] + ".AAAAA." + good[2], Fault.NOT_BASE64URL);
    }

    /** The last of 86 characters holds two bits of the signature and four that must be zero. */
    private static String withStrayBit(String signature) {
        char last = signature.charAt(85);
        return signature.substring(0, 85) + (char) (last + 1);
    }

    private void encodings() {
        claims("a byte order mark", "\ufeff" + claims, Fault.JSON_SYNTAX);
        for (String bytes : List.of("ff", "c080", "c3", "80", "eda080", "f4908080", "e28228", "f8888080")) {
            String hex =
                    Bytes.utf8("{\"x\":\"").hex() + bytes + Bytes.utf8("\"}").hex();
            add(
                    "not UTF-8: " + bytes,
                    Forge.jws(header, Bytes.wrap(HexFormat.of().parseHex(hex))),
                    Fault.NOT_UTF8);
        }
        claims("half a surrogate pair", with("\"x\":\"\\ud800\""), Fault.JSON_LONE_SURROGATE);
        claims("a surrogate pair the wrong way round", with("\"x\":\"\\udc00\\ud800\""), Fault.JSON_LONE_SURROGATE);
        claims("half a surrogate pair in a name", with("\"\\udfff\":1"), Fault.JSON_LONE_SURROGATE);
        claims("UTF-16", "{\u0000\"\u0000", Fault.JSON_SYNTAX);
    }

    private void json() {
        claims("no object", "[]", Fault.JSON_NOT_AN_OBJECT);
        claims("null", "null", Fault.JSON_NOT_AN_OBJECT);
        claims("white space only", " ", Fault.JSON_SYNTAX);
        claims("a claim twice", with("\"iss\":\"a7f3c2@st-mary\""), Fault.JSON_DUPLICATE_NAME);
        claims("a claim twice, once escaped", with("\"i\\u0073s\":\"x\""), Fault.JSON_DUPLICATE_NAME);
        claims("a name twice, deeper", with("\"x\":[{\"a\":1,\"a\":2}]"), Fault.JSON_DUPLICATE_NAME);
        claims("17 deep", with("\"x\":" + "[".repeat(16) + "]".repeat(16)), Fault.JSON_TOO_DEEP);
        claims("1,000 deep", "[".repeat(1_000), Fault.JSON_TOO_DEEP);
        claims("more after it", claims + "{}", Fault.JSON_TRAILING_BYTES);
        claims("a comma too many", with("\"x\":[1,]"), Fault.JSON_SYNTAX);
        claims("a comment", "/* */" + claims, Fault.JSON_SYNTAX);
        claims("single quotes", with("'x':1"), Fault.JSON_SYNTAX);
        claims("a name without quotes", with("x:1"), Fault.JSON_SYNTAX);
        claims("a control character in a string", with("\"x\":\"\u0001\""), Fault.JSON_SYNTAX);
        claims("an escape that JSON does not have", with("\"x\":\"\\x41\""), Fault.JSON_SYNTAX);
        claims("cut off", claims.substring(0, claims.length() - 1), Fault.JSON_SYNTAX);
        claims("the word True", with("\"x\":True"), Fault.JSON_SYNTAX);
    }

    private void numbers() {
        claims("a float", with("\"x\":1.5"), Fault.JSON_NOT_AN_INTEGER);
        claims("a float that is whole", with("\"x\":1.0"), Fault.JSON_NOT_AN_INTEGER);
        claims("an exponent", with("\"x\":1e3"), Fault.JSON_NOT_AN_INTEGER);
        claims("a huge exponent", with("\"x\":1E999999999"), Fault.JSON_NOT_AN_INTEGER);
        claims("minus zero", with("\"x\":-0"), Fault.JSON_NOT_AN_INTEGER);
        claims("2^53", with("\"x\":9007199254740992"), Fault.JSON_INTEGER_TOO_LARGE);
        claims("-2^53", with("\"x\":-9007199254740992"), Fault.JSON_INTEGER_TOO_LARGE);
        claims("2^64 + 1, which wraps round to 1", with("\"x\":18446744073709551617"), Fault.JSON_INTEGER_TOO_LARGE);
        claims("1,000 digits", with("\"x\":" + "9".repeat(1_000)), Fault.JSON_INTEGER_TOO_LARGE);
        claims("a leading zero", with("\"x\":01"), Fault.JSON_SYNTAX);
        claims("a plus sign", with("\"x\":+1"), Fault.JSON_SYNTAX);
        claims("NaN", with("\"x\":NaN"), Fault.JSON_SYNTAX);
        claims("a minus sign alone", with("\"x\":-"), Fault.JSON_SYNTAX);
        claims("digits of another script", with("\"x\":\u0661"), Fault.JSON_SYNTAX);
    }

    private void commonClaims() {
        claims("an unknown claim", with("\"nbf\":1800000000"), Fault.FIELD_UNKNOWN);
        for (String name : List.of("iss", "aud", "iat", "exp", "jti")) {
            replace("no " + name, "\"" + name + "\":(\"[^\"]*\"|\\d+),", "", Fault.FIELD_MISSING);
        }
        replace("aud a list", "\"aud\":\"([^\"]*)\"", "\"aud\":[\"$1\"]", Fault.FIELD_TYPE);
        replace("iat a string", "\"iat\":(\\d+)", "\"iat\":\"$1\"", Fault.FIELD_TYPE);
        replace("iss without a member", "\"iss\":\"[^\"]*\"", "\"iss\":\"a7f3c2\"", Fault.ACCOUNT_ID);
        replace("iss with capitals", "\"iss\":\"[^\"]*\"", "\"iss\":\"A7F3C2@st-mary\"", Fault.ACCOUNT_ID);
        replace("iss a name", "\"iss\":\"[^\"]*\"", "\"iss\":\"dr-chen@st-mary\"", Fault.ACCOUNT_ID);
        replace("iss of no member", "\"iss\":\"[^\"]*\"", "\"iss\":\"a7f3c2@-\"", Fault.MEMBER_ID);
        replace("jti too short", "\"jti\":\"[^\"]*\"", "\"jti\":\"AAECAwQFBgcICQoLDA0OD\"", Fault.TRANSACTION_ID);
        replace(
                "jti with stray bits",
                "\"jti\":\"[^\"]*\"",
                "\"jti\":\"AAECAwQFBgcICQoLDA0ODx\"",
                Fault.TRANSACTION_ID);
        replace("jti not base64url", "\"jti\":\"[^\"]*\"", "\"jti\":\"AAECAwQFBgcICQoLDA0O+w\"", Fault.TRANSACTION_ID);
        replace("exp at iat", "\"exp\":\\d+", "\"exp\":1800000000", Fault.LIFETIME);
        replace("exp before iat", "\"exp\":\\d+", "\"exp\":1799999999", Fault.LIFETIME);
        replace("exp at the end of time", "\"exp\":\\d+", "\"exp\":9007199254740991", Fault.LIFETIME);
        replace("iat before 1970", "\"iat\":\\d+", "\"iat\":-1", Fault.LIFETIME);
    }

    private String with(String field) {
        return claims.substring(0, claims.length() - 1) + "," + field + "}";
    }

    private void header(String name, String text, Fault fault) {
        add(name, Forge.jws(text.replace("$", typ), claims), fault);
    }

    private void claims(String name, String text, Fault fault) {
        add(name, Forge.jws(header, text), fault);
    }

    private void replace(String name, String pattern, String by, Fault fault) {
        claims(name, claims.replaceFirst(pattern, by), fault);
    }

    private void add(String name, String jws, Fault fault) {
        cases.add(new Broken(name, Bytes.utf8(jws), fault));
    }

    private static Bytes hmac(String input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Forge.KEY.publicKey().raw().toArray(), "HmacSHA256"));
            return Bytes.wrap(mac.doFinal(Bytes.utf8(input).toArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
