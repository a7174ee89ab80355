package org.tallystick.sealing.hpke;

import java.security.SecureRandom;
import java.util.Optional;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.JsonObject;

/**
 * The private half of a {@link RecipientKey}: 32 bytes, for X-Wing the seed. It never prints. Reading one from a keystore
 * is cheap; Bouncy Castle is loaded by the first {@link #generate} or {@link #open}.
 */
public final class RecipientSecret {
    private final RecipientKey publicKey;
    private final Bytes secret;

    private RecipientSecret(RecipientKey publicKey, Bytes secret) {
        MalformedException.unless(secret.size() == Kem.SECRET_SIZE, Fault.KEY, "a private key has 32 bytes");
        this.publicKey = publicKey;
        this.secret = secret;
    }

    /** A new key. */
    public static RecipientSecret generate(Kem kem, SecureRandom random) {
        byte[] secret = new byte[Kem.SECRET_SIZE];
        random.nextBytes(secret);
        return of(kem, Bytes.wrap(secret));
    }

    /** The key that belongs to 32 secret bytes. @throws MalformedException {@link Fault#KEY} */
    public static RecipientSecret of(Kem kem, Bytes secret) {
        MalformedException.unless(secret.size() == Kem.SECRET_SIZE, Fault.KEY, "a private key has 32 bytes");
        return new RecipientSecret(BouncyHpke.publicKey(kem, secret), secret);
    }

    /**
     * Reads a private JSON Web Key as {@link #dangerJwk} writes it. That both halves belong together is checked when it
     * is first used to open something.
     *
     * @throws MalformedException {@link Fault#KEY} or a fault of a field
     */
    public static RecipientSecret fromJwk(JsonObject jwk) {
        return switch (jwk.string("kty")) {
            case "OKP" -> {
                jwk.allowOnly("kty", "crv", "x", "d", "kid", "use");
                MalformedException.unless(jwk.string("crv").equals("X25519"), Fault.KEY, "crv must be X25519");
                yield new RecipientSecret(new RecipientKey(Kem.X25519, bytes(jwk, "x")), bytes(jwk, "d"));
            }
            case "AKP" -> {
                jwk.allowOnly("kty", "alg", "pub", "priv", "kid", "use");
                MalformedException.unless(jwk.string("alg").equals("X-Wing"), Fault.KEY, "alg must be X-Wing");
                yield new RecipientSecret(new RecipientKey(Kem.X_WING, bytes(jwk, "pub")), bytes(jwk, "priv"));
            }
            default -> throw new MalformedException(Fault.KEY, "kty must be OKP or AKP");
        };
    }

    /** The public half. */
    public RecipientKey publicKey() {
        return publicKey;
    }

    /**
     * Opens what {@link Hpke#seal} made (RFC 9180, section 6.1, {@code OpenBase}).
     *
     * @param sealed the encapsulated key, then the ciphertext
     * @return the plaintext, or nothing if it was not sealed to this key, not under this binding, or has been changed
     */
    public Optional<Bytes> open(Binding binding, Bytes sealed) {
        return BouncyHpke.open(this, binding.info(), sealed);
    }

    /** The private JSON Web Key (RFC 8037; for X-Wing an {@code AKP} with its seed), for a keystore. Never log it. */
    public JsonObject dangerJwk() {
        String d = Base64Text.encodeUrl(secret.dangerArray());
        return switch (publicKey.kem()) {
            case X25519 ->
                JsonObject.with("kty", "OKP")
                        .with("crv", "X25519")
                        .with("x", publicKey.url())
                        .with("d", d)
                        .build();
            case X_WING ->
                JsonObject.with("kty", "AKP")
                        .with("alg", "X-Wing")
                        .with("pub", publicKey.url())
                        .with("priv", d)
                        .build();
        };
    }

    Bytes secret() {
        return secret;
    }

    private static Bytes bytes(JsonObject jwk, String name) {
        return Bytes.wrap(Base64Text.decodeUrl(jwk.string(name)));
    }

    @Override
    public String toString() {
        return "private key of " + publicKey;
    }
}
