package org.tallystick.sharing.exchange;

import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sealing.hpke.Hpke;
import org.tallystick.sealing.hpke.Kem;

/**
 * Details on their way to one member: which transaction they belong to, what their digest is, and the document sealed to
 * the member's vault key. The body of {@code POST /v1/exchange/details}.
 */
public record Message(TransactionId transaction, Hash digest, Bytes sealed) {
    /** The longest body in bytes. */
    public static final int MAX_SIZE = 100_000;

    private static final long MAX_SEALED = Hpke.sealedSize(Kem.X_WING, Details.MAX_SIZE);

    public Message {
        MalformedException.unless(sealed.size() <= MAX_SEALED, Fault.TOO_LONG, "details are at most 64 KiB");
    }

    /** Reads {@code {"digest", "sealed", "transaction"}}. */
    public static Parsed<Message> parse(Bytes body) {
        return Parsed.of(() -> {
            MalformedException.unless(body.size() <= MAX_SIZE, Fault.TOO_LONG, "at most " + MAX_SIZE + " bytes");
            JsonObject json = Json.parseObject(body).orThrow();
            json.allowOnly("digest", "sealed", "transaction");
            return new Message(
                    TransactionId.of(json.string("transaction")),
                    json.hash("digest"),
                    Bytes.wrap(Base64Text.decodeUrl(json.string("sealed"))));
        });
    }

    /** The body as {@link #parse} reads it. */
    public JsonObject json() {
        return JsonObject.with("transaction", transaction.toString())
                .with("digest", digest)
                .with("sealed", Base64Text.encodeUrl(sealed.dangerArray()))
                .build();
    }

    @Override
    public String toString() {
        return "details of " + transaction + ", sealed";
    }
}
