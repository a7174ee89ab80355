package org.tallystick.ledger.accounts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.Account.Custody;
import org.tallystick.ledger.contract.Account.Status;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.contract.State;
import org.tallystick.ledger.contract.StateView;

/** Accounts as they stand in the state, under {@code accounts/account/<id>}. */
public final class Accounts {
    /** What the keys of all accounts begin with. */
    public static final String PREFIX = "accounts/account/";

    private Accounts() {}

    /** Where an account stands in the state. */
    public static Key key(AccountId id) {
        return new Key(PREFIX + id);
    }

    /** The account, if it is registered. */
    public static Optional<Account> find(StateView state, AccountId id) {
        return state.get(key(id)).map(json -> read(id, json));
    }

    /** Registers the account or replaces what stands there. */
    public static void write(State state, Account account) {
        state.put(key(account.id()), json(account));
    }

    /** The account of a value read from the state. */
    public static Account read(AccountId id, JsonObject json) {
        return new Account(
                id,
                PublicKey.ed25519(json.string("signing")),
                Bytes.wrap(Base64Text.decodeUrl(json.string("encryption"))),
                json.strings("roles"),
                Status.valueOf(json.string("status").toUpperCase(Locale.ROOT)),
                Custody.valueOf(json.string("custody").toUpperCase(Locale.ROOT)));
    }

    /** The value under which the account stands in the state; also what the API shows. */
    public static JsonObject json(Account account) {
        return JsonObject.with("signing", account.signingKey().url())
                .with("encryption", Base64Text.encodeUrl(account.encryptionKey().dangerArray()))
                .with("roles", JsonArray.ofStrings(account.roles()))
                .with("status", word(account.status()))
                .with("custody", word(account.custody()))
                .build();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Roles in the one order in which they are kept. */
    static List<String> sorted(List<String> roles) {
        return roles.stream().sorted().distinct().toList();
    }
}
