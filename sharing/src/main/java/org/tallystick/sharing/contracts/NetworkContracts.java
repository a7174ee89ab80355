package org.tallystick.sharing.contracts;

import org.tallystick.ledger.accounts.AccountsContract;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.members.MembersContract;
import org.tallystick.sharing.accesses.AccessesContract;
import org.tallystick.sharing.grants.GrantsContract;
import org.tallystick.sharing.records.RecordsContract;

/** What a network's transactions can call. */
public final class NetworkContracts {
    /** All of them. Adding a contract is adding a line. */
    public static final Contracts ALL = Contracts.of(
            new MembersContract(),
            new AccountsContract(),
            new RecordsContract(),
            new GrantsContract(),
            new AccessesContract());

    private NetworkContracts() {}
}
