package org.tallystick.formats.tx;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;

/** What all kinds of signed JSON share: who signed, an identifier, and from when to when it is meant to be used. */
record Signed(Jws jws, JsonObject claims, TransactionId id, long issuedAt, long expiresAt) {

    /** Reads what every kind has; which claims there may be, and for how long, is for each kind to say. */
    static Signed read(Bytes compact, JoseType type, int maxSize) {
        Jws jws = Jws.split(compact, maxSize);
        jws.requireHeader(type);
        jws.signature();
        JsonObject claims = jws.claims();
        TransactionId id = new TransactionId(AccountId.of(claims.string("iss")), claims.string("jti"));
        return new Signed(jws, claims, id, claims.integer("iat"), claims.integer("exp"));
    }

    /** The claims of {@link #read}, for a signer. */
    static JsonObject.Builder claims(Object issuer, Object audience, String jti, long issuedAt, long expiresAt) {
        return JsonObject.with("iss", issuer.toString())
                .with("aud", audience.toString())
                .with("jti", jti)
                .with("iat", issuedAt)
                .with("exp", expiresAt);
    }

    /** Checks {@code iat} and {@code exp}, in seconds since 1970: 1 second to {@code longest} apart. */
    void requireLifetime(long longest) {
        MalformedException.unless(issuedAt >= 0, Fault.LIFETIME, "iat is in seconds since 1970");
        if (expiresAt <= issuedAt || expiresAt - issuedAt > longest) {
            throw new MalformedException(Fault.LIFETIME, "exp is 1 to " + longest + " seconds after iat");
        }
    }
}
