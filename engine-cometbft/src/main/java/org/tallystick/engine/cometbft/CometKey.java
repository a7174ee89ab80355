package org.tallystick.engine.cometbft;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.keys.PublicKey;

/** Ed25519 keys as CometBFT writes them: standard base64, the private ones as seed and public key in a row. */
final class CometKey {
    private static final int ADDRESS = 20;

    private CometKey() {}

    /** The first 20 bytes of the SHA-256 of a public key: how CometBFT names a validator or a peer. */
    static Bytes address(PublicKey key) {
        return Bytes.wrap(Arrays.copyOf(Hash.of(key.raw()).dangerArray(), ADDRESS));
    }

    static String validatorAddress(PublicKey key) {
        return HexFormat.of().formatHex(address(key).dangerArray()).toUpperCase(Locale.ROOT);
    }

    static String peerId(PublicKey key) {
        return address(key).hex();
    }

    static JsonObject json(PublicKey key) {
        return JsonObject.with("type", "tendermint/PubKeyEd25519")
                .with("value", base64(key.raw()))
                .build();
    }

    static JsonObject dangerJson(PrivateKey key) {
        byte[] both = Arrays.copyOf(key.seed().dangerArray(), 2 * key.seed().size());
        System.arraycopy(
                key.publicKey().raw().dangerArray(),
                0,
                both,
                key.seed().size(),
                key.seed().size());
        return JsonObject.with("type", "tendermint/PrivKeyEd25519")
                .with("value", base64(Bytes.wrap(both)))
                .build();
    }

    private static String base64(Bytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.dangerArray());
    }
}
