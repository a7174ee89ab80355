package org.tallystick.formats.keys;

import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.JsonObject;

/**
 * A public signing key in its algorithm's own encoding: 32 bytes of RFC 8032 or 1,312 of FIPS 204. An Ed25519 key has the
 * one encoding of its point and is not of small order; that the point lies on the curve shows when it is used.
 */
public record PublicKey(Algorithm algorithm, Bytes raw) {
    public PublicKey {
        if (raw.size() != algorithm.keySize()) {
            throw new MalformedException(
                    Fault.KEY, "a public key of " + algorithm.joseName() + " has " + algorithm.keySize() + " bytes");
        }
        MalformedException.unless(
                algorithm != Algorithm.ED25519 || Ed25519Rule.allowsKey(raw),
                Fault.KEY,
                "the key is a point of small order or not in its one encoding");
    }

    /** An Ed25519 key from unpadded base64url, 43 characters. */
    public static PublicKey ed25519(String base64url) {
        return new PublicKey(Algorithm.ED25519, Bytes.wrap(Base64Text.decodeUrl(base64url)));
    }

    /**
     * Reads a JSON Web Key: {@code OKP} (RFC 8037) or {@code AKP} (draft-ietf-cose-dilithium). A private member such as
     * {@code d} is refused like any unknown field.
     */
    public static PublicKey fromJwk(JsonObject jwk) {
        return switch (jwk.string("kty")) {
            case "OKP" -> fromOkp(jwk);
            case "AKP" -> fromAkp(jwk);
            default -> throw new MalformedException(Fault.KEY, "kty must be OKP or AKP");
        };
    }

    private static PublicKey fromOkp(JsonObject jwk) {
        jwk.allowOnly("kty", "crv", "x", "kid", "use", "alg");
        MalformedException.unless(jwk.string("crv").equals("Ed25519"), Fault.KEY, "crv must be Ed25519");
        MalformedException.unless(
                jwk.optionalString("alg").orElse("Ed25519").equals("Ed25519"), Fault.KEY, "alg must be Ed25519");
        return ed25519(jwk.string("x"));
    }

    private static PublicKey fromAkp(JsonObject jwk) {
        jwk.allowOnly("kty", "alg", "pub", "kid", "use");
        MalformedException.unless(jwk.string("alg").equals("ML-DSA-44"), Fault.KEY, "alg must be ML-DSA-44");
        return new PublicKey(Algorithm.ML_DSA_44, Bytes.wrap(Base64Text.decodeUrl(jwk.string("pub"))));
    }

    /** The JSON Web Key, with the required members only, so that its canonical form is RFC 7638's thumbprint input. */
    public JsonObject jwk() {
        return switch (algorithm) {
            case ED25519 ->
                JsonObject.with("kty", "OKP")
                        .with("crv", "Ed25519")
                        .with("x", url())
                        .build();
            case ML_DSA_44 ->
                JsonObject.with("kty", "AKP")
                        .with("alg", "ML-DSA-44")
                        .with("pub", url())
                        .build();
        };
    }

    /** The key in unpadded base64url, as it stands in arguments of calls. */
    public String url() {
        return Base64Text.encodeUrl(raw.dangerArray());
    }

    @Override
    public String toString() {
        return algorithm.joseName() + " " + url();
    }
}
