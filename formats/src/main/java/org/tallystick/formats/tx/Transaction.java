package org.tallystick.formats.tx;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.CallName;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;

/**
 * A signed call of a contract: a JWT (RFC 7519) of type {@code tally-tx+jwt}, its bytes kept as they came ({@code
 * spec/formats.md}). Well-formed by construction; whether it is signed, timely and allowed is for others to find out.
 */
public final class Transaction {
    /** The longest transaction in bytes. */
    public static final int MAX_SIZE = 60_000;

    /** The longest time between {@code iat} and {@code exp} in seconds. */
    public static final long MAX_LIFETIME = 3_600;

    private final Signed signed;
    private final NetworkName network;
    private final String call;
    private final JsonObject args;

    private Transaction(Signed signed) {
        JsonObject claims = signed.claims();
        claims.allowOnly("iss", "aud", "iat", "exp", "jti", "call", "args");
        signed.requireLifetime(MAX_LIFETIME);
        this.signed = signed;
        this.network = new NetworkName(claims.string("aud"));
        this.call = new CallName(claims.string("call")).value();
        this.args = claims.object("args");
    }

    /** Reads a compact JWS, strictly. No signature is checked. */
    public static Parsed<Transaction> parse(Bytes compactJws) {
        return Parsed.of(() -> new Transaction(Signed.read(compactJws, JoseType.TRANSACTION, MAX_SIZE)));
    }

    /** Issuer and {@code jti}: what makes it the one it is. */
    public TransactionId id() {
        return signed.id();
    }

    /** The account that says it signed. */
    public AccountId issuer() {
        return signed.id().issuer();
    }

    /** The network it is meant for. */
    public NetworkName network() {
        return network;
    }

    /** When it was made, in seconds since 1970, by the issuer's clock. */
    public long issuedAt() {
        return signed.issuedAt();
    }

    /** The last second in which it may be accepted, since 1970. */
    public long expiresAt() {
        return signed.expiresAt();
    }

    /** What it asks for, such as {@code records.share}. */
    public String call() {
        return call;
    }

    /** With which arguments. */
    public JsonObject args() {
        return args;
    }

    /** The compact JWS, byte for byte as it came. */
    public Bytes jws() {
        return signed.jws().compact();
    }

    /** The bytes that are signed. */
    public Bytes signingInput() {
        return signed.jws().signingInput();
    }

    /** The signature, 64 bytes. */
    public Bytes signature() {
        return signed.jws().signature();
    }

    /** Two transactions are equal if their bytes are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Transaction that && jws().equals(that.jws());
    }

    @Override
    public int hashCode() {
        return jws().hashCode();
    }

    @Override
    public String toString() {
        return call + " " + id();
    }
}
