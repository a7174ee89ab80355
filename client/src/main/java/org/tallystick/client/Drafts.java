package org.tallystick.client;

import java.util.Optional;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.TransactionSigner;

/** Builds and signs transactions, with their details where they have some. */
final class Drafts {
    /** How long a transaction may wait for its place, in seconds from the beginning of its minute. */
    static final long LIFETIME = 600;

    private final Identity identity;
    private final TransactionSigner signer;
    private final Source source;

    Drafts(Identity identity, Source source) {
        this.identity = identity;
        this.signer = new TransactionSigner(identity.network(), identity.account(), identity.signing());
        this.source = source;
    }

    Draft open(String call, JsonObject args) {
        return sign(new TransactionId(identity.account(), source.jti()), call, args, Optional.empty());
    }

    Draft withDetails(String call, JsonObject args, JsonObject body) {
        TransactionId id = new TransactionId(identity.account(), source.jti());
        Details details = Details.write(identity.network(), id, call, body, source.salt());
        JsonObject all =
                args.toBuilder().with(Details.ARGUMENT, details.digest()).build();
        return sign(id, call, all, Optional.of(details));
    }

    private Draft sign(TransactionId id, String call, JsonObject args, Optional<Details> details) {
        long minute = source.minute();
        return new Draft(id, signer.sign(call, args, id.jti(), minute, minute + LIFETIME), details);
    }
}
