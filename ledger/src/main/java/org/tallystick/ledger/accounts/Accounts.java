package org.tallystick.ledger.accounts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.Account.Custody;
import org.tallystick.ledger.contract.Account.Status;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.contract.Numbering;
import org.tallystick.ledger.contract.State;
import org.tallystick.ledger.contract.StateView;

/**
 * Accounts as they stand in the state: each under {@code accounts/account/<account>}, and numbered per member from 1 under
 * {@code accounts/of/<member>/<number>}, with the count in {@code accounts/count/<member>}.
 */
public final class Accounts {
    /** What the keys of all accounts begin with. */
    public static final String PREFIX = "accounts/account/";

    private static final Numbering OF_MEMBER = new Numbering("accounts", "account");

    private Accounts() {}

    /** Where an account stands in the state. */
    public static Key key(AccountId id) {
        return new Key(PREFIX + id);
    }

    /** The account, if it is registered. */
    public static Optional<Account> find(StateView state, AccountId id) {
        return state.get(key(id)).map(json -> read(id, json));
    }

    /** How many accounts a member has registered. */
    public static long count(StateView state, MemberId member) {
        return OF_MEMBER.count(state, member);
    }

    /** The member's account of that number, from 1 to {@link #count}, in the order in which they were registered. */
    public static Optional<AccountId> numbered(StateView state, MemberId member, long number) {
        return OF_MEMBER.find(state, member, number).map(AccountId::of);
    }

    /** Registers an account that is not registered yet. */
    public static void register(State state, Account account) {
        write(state, account);
        OF_MEMBER.add(state, account.member(), account.id());
    }

    /** Replaces what stands there. */
    static void write(State state, Account account) {
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
