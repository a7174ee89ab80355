package org.tallystick.sealing.keystore;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.sealing.MasterKey;
import org.tallystick.sealing.hpke.RecipientSecret;

/**
 * Secret keys by name ({@code kid}), such as a node's {@code node}, {@code log} and {@code vault}. Does not change; {@link
 * #with} gives a new one. Never prints its keys.
 */
public final class Keystore {
    /** A keystore without keys. */
    public static final Keystore EMPTY = new Keystore(new TreeMap<>());

    private final SortedMap<String, Secret> secrets;

    private sealed interface Secret {
        record Signing(PrivateKey key) implements Secret {}

        record Opening(RecipientSecret key) implements Secret {}

        record Master(MasterKey key) implements Secret {}
    }

    private Keystore(SortedMap<String, Secret> secrets) {
        this.secrets = secrets;
    }

    /** Reads a JWK set (RFC 7517, section 5) as {@link #dangerJwkSet} writes it. */
    static Keystore fromJwkSet(JsonObject set) {
        set.allowOnly("keys");
        SortedMap<String, Secret> secrets = new TreeMap<>();
        set.array("keys").objects().forEach(jwk -> {
            boolean isNew = secrets.put(jwk.string("kid"), secret(jwk)) == null;
            MalformedException.unless(isNew, Fault.FIELD_VALUE, "two keys have one name");
        });
        return new Keystore(secrets);
    }

    /** The signing key of that name. */
    public Optional<PrivateKey> signing(String name) {
        return secrets.get(name) instanceof Secret.Signing(PrivateKey key) ? Optional.of(key) : Optional.empty();
    }

    /** The key of that name to which others seal. */
    public Optional<RecipientSecret> opening(String name) {
        return secrets.get(name) instanceof Secret.Opening(RecipientSecret key) ? Optional.of(key) : Optional.empty();
    }

    /** The master key of that name. */
    public Optional<MasterKey> master(String name) {
        return secrets.get(name) instanceof Secret.Master(MasterKey key) ? Optional.of(key) : Optional.empty();
    }

    /** The names of all keys. */
    public List<String> names() {
        return List.copyOf(secrets.keySet());
    }

    /** This keystore with one more signing key, or another in place of the one of that name. */
    public Keystore with(String name, PrivateKey key) {
        return with(name, new Secret.Signing(key));
    }

    /** This keystore with one more key to which others seal. */
    public Keystore with(String name, RecipientSecret key) {
        return with(name, new Secret.Opening(key));
    }

    /** This keystore with one more master key. */
    public Keystore with(String name, MasterKey key) {
        return with(name, new Secret.Master(key));
    }

    /** This keystore without the key of that name. */
    public Keystore without(String name) {
        SortedMap<String, Secret> fewer = new TreeMap<>(secrets);
        fewer.remove(name);
        return new Keystore(fewer);
    }

    JsonObject dangerJwkSet() {
        JsonArray keys = secrets.entrySet().stream()
                .map(entry -> jwk(entry.getValue()).toBuilder()
                        .with("kid", entry.getKey())
                        .build())
                .collect(JsonArray.collector());
        return JsonObject.with("keys", keys).build();
    }

    private Keystore with(String name, Secret secret) {
        SortedMap<String, Secret> more = new TreeMap<>(secrets);
        more.put(name, secret);
        return new Keystore(more);
    }

    private static Secret secret(JsonObject jwk) {
        return switch (jwk.string("kty")) {
            case "oct" -> {
                jwk.allowOnly("kty", "k", "kid");
                yield new Secret.Master(MasterKey.of(Bytes.wrap(Base64Text.decodeUrl(jwk.string("k")))));
            }
            case "OKP" ->
                jwk.string("crv").equals("X25519")
                        ? new Secret.Opening(RecipientSecret.fromJwk(jwk))
                        : new Secret.Signing(PrivateKey.fromJwk(jwk));
            default ->
                jwk.string("alg").equals("X-Wing")
                        ? new Secret.Opening(RecipientSecret.fromJwk(jwk))
                        : new Secret.Signing(PrivateKey.fromJwk(jwk));
        };
    }

    private static JsonObject jwk(Secret secret) {
        return switch (secret) {
            case Secret.Signing(PrivateKey key) -> key.dangerJwk();
            case Secret.Opening(RecipientSecret key) -> key.dangerJwk();
            case Secret.Master(MasterKey key) ->
                JsonObject.with("kty", "oct")
                        .with("k", Base64Text.encodeUrl(key.dangerBytes().dangerArray()))
                        .build();
        };
    }

    @Override
    public String toString() {
        return "keystore of " + Json.of(secrets.size()).text() + " keys";
    }
}
