package org.tallystick.ledger.members;

import java.util.List;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.contract.Account;

/** Those who sign before there is an account: each founder with the key that it declares. */
public final class Founders {
    /** The only call of block 0. */
    public static final String CALL = "members.found";

    private Founders() {}

    /**
     * The account that a founding transaction makes for its own issuer.
     *
     * @param transaction a well-shaped {@value #CALL}
     * @throws MalformedException if its key is none
     */
    public static Account declared(Transaction transaction) {
        JsonObject args = transaction.args();
        return new Account(
                transaction.issuer(),
                PublicKey.ed25519(args.string("admin")),
                Bytes.wrap(Base64Text.decodeUrl(args.string("vault"))),
                List.of(),
                Account.Status.ACTIVE,
                Account.Custody.MEMBER);
    }
}
