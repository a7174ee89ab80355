package org.tallystick.ledger.mempool;

import java.util.Optional;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.ledger.accounts.Signatory;

/** What the mempool has to know of the committed ledger. Asked by many threads at once. */
public interface CommittedLedger {
    /** The network that transactions must name. */
    NetworkName network();

    /** How many blocks are committed. */
    long blocks();

    /** The time of the last block, in milliseconds since 1970. */
    long time();

    /** The account as the last block left it. */
    Optional<Signatory> signatory(AccountId id);

    /** The entry of a transaction, if one is committed. */
    Optional<CommittedEntry> find(TransactionId id);
}
