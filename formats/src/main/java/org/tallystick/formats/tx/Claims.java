package org.tallystick.formats.tx;

import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.JsonObject;

/** Rules that the claims of all kinds of signed JSON share. */
final class Claims {
    private Claims() {}

    /** Checks {@code iat} and {@code exp} in seconds since 1970: not before 1970, 1 second to {@code longest} apart. */
    static void requireLifetime(long issuedAt, long expiresAt, long longest) {
        MalformedException.unless(issuedAt >= 0, Fault.LIFETIME, "iat is in seconds since 1970");
        MalformedException.unless(
                expiresAt > issuedAt && expiresAt - issuedAt <= longest,
                Fault.LIFETIME,
                "exp is 1 to " + longest + " seconds after iat");
    }

    /** The claims that name, date and address a document. */
    static JsonObject.Builder open(Object issuer, Object audience, String jti, long issuedAt, long expiresAt) {
        return JsonObject.with("iss", issuer.toString())
                .with("aud", audience.toString())
                .with("jti", jti)
                .with("iat", issuedAt)
                .with("exp", expiresAt);
    }
}
