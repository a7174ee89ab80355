package org.tallystick.formats.tx;

import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.PrivateKey;

/** Signs anything, well-formed or not, with the key of RFC 8037, appendix A.1. */
final class Forge {
    static final PrivateKey KEY = PrivateKey.fromJwk(JsonObject.with("kty", "OKP")
            .with("crv", "Ed25519")
            .with("d", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")
            .with("x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
            .build());

    private Forge() {}

    static String jws(String header, String claims) {
        return jws(header, Bytes.utf8(claims));
    }

    static String jws(String header, Bytes claims) {
        String input = encoded(Bytes.utf8(header)) + "." + encoded(claims);
        return input + "." + encoded(KEY.sign(Bytes.utf8(input).toArray()));
    }

    static String encoded(Bytes bytes) {
        return Base64Text.encodeUrl(bytes.toArray());
    }
}
