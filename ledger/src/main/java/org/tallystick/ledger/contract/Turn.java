package org.tallystick.ledger.contract;

import java.util.Optional;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;

/** What a handler may know about the transaction at hand. Nothing else reaches a contract. */
public interface Turn {
    /** The account that signed, active at this place in the order. */
    Account caller();

    /** The transaction. */
    TransactionId transaction();

    /** The number of the block, 0 for the genesis. */
    long block();

    /** Ledger time in milliseconds since 1970, UTC: one value for the whole block, later than that of the block before. */
    long time();

    /** The network. */
    NetworkName network();

    /** The state that the transactions before this one left. */
    State state();

    /** Any account in that state. */
    Optional<Account> account(AccountId id);
}
