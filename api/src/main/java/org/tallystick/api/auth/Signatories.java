package org.tallystick.api.auth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.keys.PreparedKey;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.ledger.accounts.Accounts;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.StateView;

/** Accounts whose signatures are checked here, by their keys in the newest state; decoded keys are kept for a while. */
public final class Signatories {
    private static final int MAX_KEPT = 4_096;

    private final StateView state;
    private final SignatureVerifier verifier;
    private final Map<PublicKey, PreparedKey> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PublicKey, PreparedKey> eldest) {
            return size() > MAX_KEPT;
        }
    };

    /** Looks accounts up in this state. */
    public Signatories(StateView state, SignatureVerifier verifier) {
        this.state = state;
        this.verifier = verifier;
    }

    /** The account, if it is on the ledger and the signature is its own. */
    Optional<Account> verified(AccountId id, Bytes message, Bytes signature) {
        return Accounts.find(state, id)
                .filter(account -> prepared(account.signingKey()).verify(message, signature));
    }

    private PreparedKey prepared(PublicKey key) {
        synchronized (kept) {
            return kept.computeIfAbsent(key, verifier::prepare);
        }
    }
}
