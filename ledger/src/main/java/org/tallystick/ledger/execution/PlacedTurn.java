package org.tallystick.ledger.execution;

import java.util.Optional;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.State;
import org.tallystick.ledger.contract.Turn;

/** One transaction's turn at its place in a block. */
record PlacedTurn(Account caller, TransactionId transaction, Place place, State state, AccountLookup accounts)
        implements Turn {
    @Override
    public long block() {
        return place.block();
    }

    @Override
    public long time() {
        return place.time();
    }

    @Override
    public NetworkName network() {
        return place.network();
    }

    @Override
    public Optional<Account> account(AccountId id) {
        return accounts.find(id);
    }

    /** Finds accounts at this place in the order. */
    @FunctionalInterface
    interface AccountLookup {
        Optional<Account> find(AccountId id);
    }
}
