package org.tallystick.formats.keys;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.JsonObject;

/** A private signing key, kept as the 32-byte seed from which both algorithms derive everything. It never prints. */
public final class PrivateKey {
    private final Algorithm algorithm;
    private final Bytes seed;
    private final PublicKey publicKey;
    private final java.security.PrivateKey key;
    private final SignaturePool pool;

    private PrivateKey(
            Algorithm algorithm, Bytes seed, PublicKey publicKey, java.security.PrivateKey key, Provider provider) {
        this.algorithm = algorithm;
        this.seed = seed;
        this.publicKey = publicKey;
        this.key = key;
        this.pool = new SignaturePool(() -> {
            Signature signature = Signature.getInstance(algorithm.joseName(), provider);
            signature.initSign(key);
            return signature;
        });
    }

    /** A new key. */
    public static PrivateKey generate(Algorithm algorithm, SecureRandom random) {
        byte[] seed = new byte[Algorithm.SEED_SIZE];
        random.nextBytes(seed);
        return fromSeed(algorithm, Bytes.wrap(seed));
    }

    /** The key that belongs to a seed of 32 bytes. @throws MalformedException {@link Fault#KEY} */
    public static PrivateKey fromSeed(Algorithm algorithm, Bytes seed) {
        MalformedException.unless(seed.size() == Algorithm.SEED_SIZE, Fault.KEY, "a seed has 32 bytes");
        var pair = JdkKeys.derive(algorithm, seed);
        return new PrivateKey(
                algorithm,
                seed,
                JdkKeys.encode(algorithm, pair.getPublic()),
                pair.getPrivate(),
                Security.getProvider(JdkKeys.provider(algorithm)));
    }

    /** Reads a private JSON Web Key as {@link #dangerJwk} writes it; its public part must belong to it. */
    public static PrivateKey fromJwk(JsonObject jwk) {
        PublicKey declared =
                PublicKey.fromJwk(jwk.toBuilder().without("d").without("priv").build());
        String member = seedMember(declared.algorithm());
        PrivateKey key = fromSeed(declared.algorithm(), Bytes.wrap(Base64Text.decodeUrl(jwk.string(member))));
        MalformedException.unless(
                key.publicKey().equals(declared), Fault.KEY, "the private and the public part do not belong together");
        return key;
    }

    /** The algorithm. */
    public Algorithm algorithm() {
        return algorithm;
    }

    /** The public key that belongs to this one. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** Signs the parts in sequence. Ed25519 always gives the same signature; ML-DSA's is hedged with randomness. */
    public Bytes sign(byte[]... message) {
        try {
            return pool.use(signature -> {
                for (byte[] part : message) {
                    signature.update(part);
                }
                return Bytes.wrap(signature.sign());
            });
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with a valid key cannot fail", e);
        }
    }

    /** The 32 secret bytes, for a keystore. */
    public Bytes seed() {
        return seed;
    }

    /** The private JSON Web Key (RFC 8037; draft-ietf-cose-dilithium), for a keystore. Never log it. */
    public JsonObject dangerJwk() {
        return publicKey.jwk().toBuilder()
                .with(seedMember(algorithm), Base64Text.encodeUrl(seed.dangerArray()))
                .build();
    }

    /** The same key, signing with another provider. */
    PrivateKey through(Provider provider) {
        return new PrivateKey(algorithm, seed, publicKey, key, provider);
    }

    private static String seedMember(Algorithm algorithm) {
        return switch (algorithm) {
            case ED25519 -> "d";
            case ML_DSA_44 -> "priv";
        };
    }

    @Override
    public String toString() {
        return "private key of " + publicKey;
    }
}
