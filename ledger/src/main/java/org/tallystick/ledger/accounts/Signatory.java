package org.tallystick.ledger.accounts;

import org.tallystick.formats.keys.PreparedKey;
import org.tallystick.ledger.contract.Account;

/** An account with its signing key decoded, ready to check many signatures. */
public record Signatory(Account account, PreparedKey key) {}
