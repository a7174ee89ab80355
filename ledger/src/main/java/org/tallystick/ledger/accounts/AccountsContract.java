package org.tallystick.ledger.accounts;

import static org.tallystick.ledger.contract.Callers.ADMIN;
import static org.tallystick.ledger.contract.Callers.ANYONE;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.Account.Custody;
import org.tallystick.ledger.contract.Account.Status;
import org.tallystick.ledger.contract.Addendum;
import org.tallystick.ledger.contract.Call;
import org.tallystick.ledger.contract.Contract;
import org.tallystick.ledger.contract.Shape;
import org.tallystick.ledger.contract.Turn;

/**
 * Registers accounts and looks after their keys, roles and status. A member's administrator does so for its own accounts
 * and no others; an account may also change its own keys.
 */
public final class AccountsContract implements Contract {
    private static final int MAX_ROLES = 16;

    /** How long a name may be, when it is registered and when it is looked for. */
    public static final int LONGEST_NAME = 100;

    /** What only the account's own member learns of it: what to call it. */
    public static final Shape.Fields DETAILS =
            Shape.object().optional("name", Shape.text(LONGEST_NAME).personal());

    private static final Shape.Fields REGISTER = Shape.object()
            .required("account", Shape.account().described("random digits at the caller's own member"))
            .required("signing", Shape.signingKey())
            .required("encryption", Shape.encryptionKey())
            .required("roles", Shape.list(Shape.word(), MAX_ROLES))
            .required("custody", Shape.oneOf("person", "member").described("who holds the private keys"))
            .optional("details", Shape.hash());
    private static final Shape.Fields ROLES = Shape.object()
            .required("account", Shape.account())
            .required("roles", Shape.list(Shape.word(), MAX_ROLES).described("all its roles from now on"));
    private static final Shape.Fields ROTATE = Shape.object()
            .required("account", Shape.account())
            .optional("signing", Shape.signingKey())
            .optional("encryption", Shape.encryptionKey());
    private static final Shape.Fields ONE = Shape.object().required("account", Shape.account());

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public List<Call> calls() {
        return List.of(
                new Call(
                                "accounts.register",
                                "Registers an account of the caller's member.",
                                REGISTER,
                                ADMIN,
                                this::register)
                        .with(Addendum.kept(DETAILS)),
                new Call("accounts.roles", "Replaces an account's roles.", ROLES, ADMIN, this::roles),
                new Call(
                        "accounts.rotate",
                        "Replaces an account's keys; by the account itself, or its member's administrator.",
                        ROTATE,
                        ANYONE,
                        this::rotate),
                new Call("accounts.suspend", "Takes no more transactions of an account.", ONE, ADMIN, this::suspend),
                new Call("accounts.resume", "Takes an account's transactions again.", ONE, ADMIN, this::resume));
    }

    private Outcome register(Turn turn, JsonObject args) {
        AccountId id = AccountId.of(args.string("account"));
        if (!id.member().equals(turn.caller().member())) {
            return new Outcome.Refused(
                    "not-allowed", "an account is registered by the administrator of its own member");
        }
        if (turn.account(id).isPresent()) {
            return new Outcome.Refused("account-exists", "that account is registered already: choose other digits");
        }
        return switch (signingKey(args)) {
            case Parsed.Bad<PublicKey> bad -> new Outcome.Refused("bad-key", bad.detail());
            case Parsed.Ok<PublicKey>(PublicKey signing) -> {
                Custody custody = Custody.valueOf(args.string("custody").toUpperCase(Locale.ROOT));
                List<String> roles = Accounts.sorted(args.strings("roles"));
                Accounts.register(
                        turn.state(), new Account(id, signing, encryptionKey(args), roles, Status.ACTIVE, custody));
                yield Outcome.Done.EMPTY;
            }
        };
    }

    private Outcome roles(Turn turn, JsonObject args) {
        List<String> roles = Accounts.sorted(args.strings("roles"));
        boolean subject = roles.contains(Account.SUBJECT);
        Optional<Account> account = turn.account(AccountId.of(args.string("account")))
                .filter(found -> found.member().equals(turn.caller().member()));
        return account.isPresent() && account.get().hasRole(Account.SUBJECT) != subject
                ? new Outcome.Refused(
                        "settled-role", "an account has the role subject for good, or never: register another account")
                : ofOwnMember(turn, args, found -> found.with(roles));
    }

    private Outcome suspend(Turn turn, JsonObject args) {
        if (AccountId.of(args.string("account")).equals(turn.caller().id())) {
            return new Outcome.Refused(
                    "not-allowed", "an administrator does not suspend itself: nobody could resume it");
        }
        return ofOwnMember(turn, args, account -> account.with(Status.SUSPENDED));
    }

    private Outcome resume(Turn turn, JsonObject args) {
        return ofOwnMember(turn, args, account -> account.with(Status.ACTIVE));
    }

    private Outcome rotate(Turn turn, JsonObject args) {
        AccountId id = AccountId.of(args.string("account"));
        boolean own = id.equals(turn.caller().id());
        if (!own && !turn.caller().isAdmin()) {
            return new Outcome.Refused(
                    "not-allowed", "keys are replaced by their own account, or by the administrator of its member");
        }
        if (id.local().equals("node") && args.has("encryption")) {
            return new Outcome.Refused(
                    "not-allowed", "the key of a node is its vault's and stays as the member has it");
        }
        if (!args.has("signing") && !args.has("encryption")) {
            return new Outcome.Refused("nothing-to-do", "name a new signing key, a new encryption key, or both");
        }
        // Whoever replaces another's keys has seen the new ones: from then on nobody can say that they are the person's
        // own.
        UnaryOperator<Account> inWhoseHands = own ? UnaryOperator.identity() : account -> account.with(Custody.MEMBER);
        return args.has("signing")
                ? rotateBoth(turn, args, inWhoseHands)
                : ofOwnMember(
                        turn,
                        args,
                        account -> inWhoseHands.apply(sealedWith(args).apply(account)));
    }

    private static Outcome rotateBoth(Turn turn, JsonObject args, UnaryOperator<Account> inWhoseHands) {
        return switch (signingKey(args)) {
            case Parsed.Bad<PublicKey> bad -> new Outcome.Refused("bad-key", bad.detail());
            case Parsed.Ok<PublicKey>(PublicKey signing) ->
                ofOwnMember(
                        turn,
                        args,
                        account -> inWhoseHands.apply(sealedWith(args).apply(account.with(signing))));
        };
    }

    private static UnaryOperator<Account> sealedWith(JsonObject args) {
        return account -> args.has("encryption") ? account.withEncryption(encryptionKey(args)) : account;
    }

    private static Outcome ofOwnMember(Turn turn, JsonObject args, UnaryOperator<Account> change) {
        AccountId id = AccountId.of(args.string("account"));
        if (!id.member().equals(turn.caller().member())) {
            return new Outcome.Refused(
                    "not-allowed", "an account is looked after by the administrator of its own member");
        }
        Optional<Account> account = turn.account(id);
        if (account.isEmpty()) {
            return new Outcome.Refused("unknown-account", "no account of that name is registered");
        }
        Accounts.write(turn.state(), change.apply(account.get()));
        return Outcome.Done.EMPTY;
    }

    private static Parsed<PublicKey> signingKey(JsonObject args) {
        return Parsed.of(() -> PublicKey.ed25519(args.string("signing")));
    }

    private static Bytes encryptionKey(JsonObject args) {
        return Bytes.wrap(Base64Text.decodeUrl(args.string("encryption")));
    }
}
