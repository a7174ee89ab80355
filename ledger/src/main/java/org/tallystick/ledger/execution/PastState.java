package org.tallystick.ledger.execution;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.ledger.accounts.Accounts;
import org.tallystick.ledger.accounts.Signatory;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.store.Change;

/** The state before a block of the past. Accounts keep their decoded keys from block to block. */
final class PastState implements Base {
    /** Beyond so many decoded accounts the cache starts anew; each takes some 5 KB. */
    private static final int MAX_CACHED = 20_000;

    private final SignatureVerifier verifier;
    private final Map<AccountId, Signatory> signatories = new ConcurrentHashMap<>();
    private Function<Key, Optional<Bytes>> values = _ -> Optional.empty();

    PastState(SignatureVerifier verifier) {
        this.verifier = verifier;
    }

    /** Moves to before the next block. */
    void moveTo(Function<Key, Optional<Bytes>> before) {
        values = before;
    }

    /** Forgets accounts that the block changes. */
    void leave(Iterable<Change> changes) {
        for (Change change : changes) {
            String key = change.key().value();
            if (key.startsWith(Accounts.PREFIX)) {
                signatories.remove(AccountId.of(key.substring(Accounts.PREFIX.length())));
            }
        }
        if (signatories.size() >= MAX_CACHED) {
            signatories.clear();
        }
    }

    @Override
    public Optional<JsonObject> get(Key key) {
        return values.apply(key).map(bytes -> Json.parseObject(bytes).orThrow());
    }

    @Override
    public Optional<Account> account(AccountId id) {
        return signatory(id).map(Signatory::account);
    }

    @Override
    public SignatureVerifier verifier() {
        return verifier;
    }

    /** The account with its key decoded. Any thread. */
    Optional<Signatory> signatory(AccountId id) {
        Optional<Signatory> known = Optional.ofNullable(signatories.get(id));
        return known.isPresent() ? known : load(id);
    }

    private Optional<Signatory> load(AccountId id) {
        Optional<Signatory> loaded =
                Accounts.find(this, id).map(account -> new Signatory(account, verifier.prepare(account.signingKey())));
        loaded.ifPresent(signatory -> signatories.put(id, signatory));
        return loaded;
    }
}
