package org.tallystick.formats.tx;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.PrivateKey;

/** Makes what an account signs besides transactions: request tokens, and acknowledgements of details. */
public final class TokenSigner {
    /**
     * What names and dates a token.
     *
     * @param jti 128 random bits as 22 characters of base64url
     * @param issuedAt in seconds since 1970
     * @param expiresAt in seconds since 1970
     */
    public record Stamp(String jti, long issuedAt, long expiresAt) {}

    private final AccountId issuer;
    private final PrivateKey key;

    public TokenSigner(AccountId issuer, PrivateKey key) {
        this.issuer = issuer;
        this.key = key;
    }

    /** A request token for one node. @throws MalformedException if no node would parse it */
    public Bytes request(NodeId node, Binding binding, Stamp stamp) {
        Bytes jws = Jws.sign(JoseType.REQUEST, binding.addTo(open(node, stamp)).build(), key);
        RequestToken.parse(jws).orThrow();
        return jws;
    }

    /** Acknowledges to a node that the details of a transaction have come. @throws MalformedException likewise */
    public Bytes acknowledge(NodeId sender, TransactionId transaction, Hash details, Stamp stamp) {
        JsonObject claims = open(sender, stamp)
                .with("transaction", transaction.toString())
                .with("details", details)
                .build();
        return Acknowledgement.parse(Jws.sign(JoseType.ACKNOWLEDGEMENT, claims, key))
                .orThrow()
                .jws();
    }

    private JsonObject.Builder open(NodeId audience, Stamp stamp) {
        return Signed.claims(issuer, audience, stamp.jti(), stamp.issuedAt(), stamp.expiresAt());
    }
}
