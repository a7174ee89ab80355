package org.tallystick.formats.tx;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.json.JsonObject;

/**
 * What a client shows to a node besides a transaction: a JWT of type {@code tally-req+jwt}, good at one node, for one
 * request ({@link Binding.Request}) or, where a tool knows only bearer tokens, for a scope ({@link Binding.Scope}).
 * Well-formed by construction; whether it is signed, timely and used once is for the node to find out.
 */
public final class RequestToken {
    /** The longest token in bytes. */
    public static final int MAX_SIZE = 4_096;

    private final Signed signed;
    private final NodeId node;
    private final Binding binding;

    private RequestToken(Signed signed) {
        JsonObject claims = signed.claims();
        this.binding = claims.has("scope") ? Binding.Scope.read(claims) : Binding.Request.read(claims);
        signed.requireLifetime(binding.maxLifetime());
        this.signed = signed;
        this.node = NodeId.of(claims.string("aud"));
    }

    /** Reads a compact JWS, strictly. No signature is checked. */
    public static Parsed<RequestToken> parse(Bytes compactJws) {
        return Parsed.of(() -> new RequestToken(Signed.read(compactJws, JoseType.REQUEST, MAX_SIZE)));
    }

    /** The account that says it signed. */
    public AccountId issuer() {
        return signed.id().issuer();
    }

    /** 128 random bits in base64url, by which a node knows a token that it has seen before. */
    public String jti() {
        return signed.id().jti();
    }

    /** The node it is meant for. */
    public NodeId node() {
        return node;
    }

    /** What it is good for. */
    public Binding binding() {
        return binding;
    }

    /** When it was made, in seconds since 1970, by the issuer's clock. */
    public long issuedAt() {
        return signed.issuedAt();
    }

    /** The last second in which it may be used, since 1970. */
    public long expiresAt() {
        return signed.expiresAt();
    }

    /** The bytes that are signed. */
    public Bytes signingInput() {
        return signed.jws().signingInput();
    }

    /** The signature, 64 bytes. */
    public Bytes signature() {
        return signed.jws().signature();
    }

    /** A token is as good as a password while it lasts, so only its issuer prints. */
    @Override
    public String toString() {
        return "request token of " + issuer();
    }
}
