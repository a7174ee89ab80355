package org.tallystick.formats.tx;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.PrivateKey;

/** Makes transactions of one account in one network. */
public final class TransactionSigner {
    private final NetworkName network;
    private final AccountId issuer;
    private final PrivateKey key;

    public TransactionSigner(NetworkName network, AccountId issuer, PrivateKey key) {
        this.network = network;
        this.issuer = issuer;
        this.key = key;
    }

    /**
     * Signs a call.
     *
     * @param jti 128 random bits as 22 characters of base64url; a retry takes the same
     * @param issuedAt in seconds since 1970
     * @param expiresAt in seconds since 1970, at most {@link Transaction#MAX_LIFETIME} later
     * @return the compact JWS
     * @throws MalformedException if no node would parse the result
     */
    public Bytes sign(String call, JsonObject args, String jti, long issuedAt, long expiresAt) {
        JsonObject claims = Signed.claims(issuer, network, jti, issuedAt, expiresAt)
                .with("call", call)
                .with("args", args)
                .build();
        return Transaction.parse(Jws.sign(JoseType.TRANSACTION, claims, key))
                .orThrow()
                .jws();
    }
}
