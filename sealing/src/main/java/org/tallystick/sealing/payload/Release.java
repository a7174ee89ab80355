package org.tallystick.sealing.payload;

import java.util.Optional;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sealing.hpke.Binding;
import org.tallystick.sealing.hpke.Hpke;
import org.tallystick.sealing.hpke.RecipientKey;
import org.tallystick.sealing.hpke.RecipientSecret;

/**
 * What opens a payload: its identifier in the vault it comes from, its data key and its manifest. It leaves the vault only
 * sealed to one recipient.
 */
public record Release(Handle payload, DataKey key, Manifest manifest) {

    /** Seals this for one recipient, in one place. */
    public Bytes seal(Hpke hpke, RecipientKey to, Binding binding) {
        JsonObject json = JsonObject.with(
                        "key", Base64Text.encodeUrl(key.dangerBytes().dangerArray()))
                .with("manifest", manifest.json())
                .with("payload", payload.value())
                .build();
        return hpke.seal(to, binding, json.canonical());
    }

    /**
     * Opens a release that was sealed to this key, in this place.
     *
     * @return nothing if it was sealed to someone else, for somewhere else, or has been changed
     * @throws org.tallystick.formats.MalformedException if who sealed it did not seal a release
     */
    public static Optional<Release> open(RecipientSecret secret, Binding binding, Bytes sealed) {
        return secret.open(binding, sealed).map(Release::parse);
    }

    private static Release parse(Bytes bytes) {
        JsonObject json = Json.parseObject(bytes).orThrow();
        json.allowOnly("key", "manifest", "payload");
        return new Release(
                new Handle(json.string("payload")),
                DataKey.of(Bytes.wrap(Base64Text.decodeUrl(json.string("key")))),
                Manifest.fromJson(json.object("manifest")));
    }

    @Override
    public String toString() {
        return "release of payload " + payload;
    }
}
