package org.tallystick.formats.tx;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;

/**
 * A recipient's signed word that it holds the details of an entry: a JWT of type {@code tally-ack+jwt}. The sender keeps
 * it; its signature stays evidence after {@code exp}, which only bounds how long it may be handed over.
 */
public final class Acknowledgement {
    /** The longest acknowledgement in bytes. */
    public static final int MAX_SIZE = 2_048;

    /** The longest time between {@code iat} and {@code exp} in seconds. */
    public static final long MAX_LIFETIME = 3_600;

    private final Signed signed;
    private final NodeId sender;
    private final TransactionId transaction;
    private final Hash details;

    private Acknowledgement(Signed signed) {
        JsonObject claims = signed.claims();
        claims.allowOnly("iss", "aud", "iat", "exp", "jti", "transaction", "details");
        signed.requireLifetime(MAX_LIFETIME);
        this.signed = signed;
        this.sender = NodeId.of(claims.string("aud"));
        this.transaction = TransactionId.of(claims.string("transaction"));
        this.details = claims.hash("details");
    }

    /** Reads a compact JWS, strictly. No signature is checked. */
    public static Parsed<Acknowledgement> parse(Bytes compactJws) {
        return Parsed.of(() -> new Acknowledgement(Signed.read(compactJws, JoseType.ACKNOWLEDGEMENT, MAX_SIZE)));
    }

    /** The account that says it received: {@code node@member}. */
    public AccountId issuer() {
        return signed.id().issuer();
    }

    /** The node that sent the details. */
    public NodeId sender() {
        return sender;
    }

    /** The transaction whose details they are. */
    public TransactionId transaction() {
        return transaction;
    }

    /** SHA-256 of the details' bytes, as the transaction's arguments name it. */
    public Hash details() {
        return details;
    }

    /** When it was signed, in seconds since 1970, by the recipient's clock. */
    public long issuedAt() {
        return signed.issuedAt();
    }

    /** The last second in which it may be handed over, since 1970. */
    public long expiresAt() {
        return signed.expiresAt();
    }

    /** The compact JWS, to be kept. */
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

    @Override
    public String toString() {
        return "acknowledgement of " + transaction + " by " + issuer();
    }
}
