package org.tallystick.ledger.execution;

import java.util.Optional;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.StateView;

/** What a block is executed on: the committed state, its accounts, and how signatures are checked. */
interface Base extends StateView {
    /** The account as the last block left it. */
    Optional<Account> account(AccountId id);

    /** For the signatures that nobody has checked yet. */
    SignatureVerifier verifier();
}
