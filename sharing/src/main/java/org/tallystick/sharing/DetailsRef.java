package org.tallystick.sharing;

import org.tallystick.formats.Hash;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Turn;

/**
 * Which details the state speaks of: those of one transaction, with that digest. Details copied from another entry have
 * its digest and not its transaction.
 */
public record DetailsRef(TransactionId transaction, Hash digest) {

    /** The details of the transaction at hand, from its argument of that name. */
    public static DetailsRef of(Turn turn, JsonObject args) {
        return new DetailsRef(turn.transaction(), args.hash(Details.ARGUMENT));
    }

    /** The account that signed the transaction. */
    public AccountId issuer() {
        return transaction.issuer();
    }

    /** True if these are the very details meant. */
    public boolean isOf(Details details) {
        return transaction.equals(details.transaction()) && digest.equals(details.digest());
    }

    /** Reads the form that {@link #json} writes. */
    public static DetailsRef read(JsonObject json) {
        return new DetailsRef(
                new TransactionId(AccountId.of(json.string("iss")), json.string("jti")), json.hash("digest"));
    }

    /** As it stands in the state: digest, issuer and {@code jti}. */
    public JsonObject json() {
        return JsonObject.builder()
                .with("digest", digest)
                .with("iss", transaction.issuer().toString())
                .with("jti", transaction.jti())
                .build();
    }
}
