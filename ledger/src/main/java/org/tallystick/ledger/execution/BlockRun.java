package org.tallystick.ledger.execution;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.accounts.Accounts;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.Callers;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.ledger.contract.Turn;
import org.tallystick.ledger.mempool.Pending;
import org.tallystick.ledger.mempool.Reason;
import org.tallystick.ledger.mempool.Rejection;
import org.tallystick.ledger.mempool.Rules;
import org.tallystick.ledger.store.Change;

/**
 * Executes a block's transactions, one after the other. A transaction that may not be in a block at all changes nothing
 * and has no entry; one that is refused, or whose contract fails, changes nothing and has an entry that says so.
 */
final class BlockRun {
    private static final System.Logger LOG = System.getLogger(BlockRun.class.getName());
    private static final Outcome.Refused CONTRACT_ERROR =
            new Outcome.Refused("contract-error", "the contract failed on this call; nothing was changed");

    private final Place place;
    private final Rules rules;
    private final Base base;
    private final StagedState state;

    private final Set<TransactionId> ids = new LinkedHashSet<>();
    private final List<Ran> ran = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    BlockRun(Place place, Rules rules, Base base) {
        this.place = place;
        this.rules = rules;
        this.base = base;
        this.state = new StagedState(base);
    }

    /** Writes what no transaction says, as if the first one had: so a network begins. */
    void begin(Key key, JsonObject value) {
        state.put(key, value);
        keepChanges();
    }

    /** Executes the next transaction, or says why it must not be in this block. */
    Optional<Rejection> run(Pending pending) {
        Transaction transaction = pending.transaction();
        Optional<Rejection> invalid =
                rules.begun(transaction, place.time()).or(() -> rules.unexpired(transaction, place.time()));
        if (invalid.isPresent()) {
            return invalid;
        }
        Optional<Account> caller = find(transaction.issuer());
        if (caller.isEmpty()) {
            return reject(Reason.UNKNOWN_ACCOUNT, "the ledger has no account " + transaction.issuer());
        }
        return run(pending, caller.get());
    }

    /** Executes the next transaction as that account's, which need not be registered: so founders begin. */
    Optional<Rejection> run(Pending pending, Account caller) {
        if (!caller.isActive()) {
            return reject(Reason.SUSPENDED, "the account was suspended before its transaction came to its turn");
        }
        if (!isSigned(pending, caller)) {
            return reject(Reason.BAD_SIGNATURE, "the signature is not that of the account's key at this place");
        }
        if (!ids.add(pending.transaction().id())) {
            return reject(Reason.DUPLICATE, "the block holds that transaction already");
        }
        ran.add(execute(pending, caller));
        return Optional.empty();
    }

    /** Almost always it was checked before, under the same key. */
    private boolean isSigned(Pending pending, Account caller) {
        Transaction transaction = pending.transaction();
        return pending.isCheckedUnder(caller.signingKey())
                || base.verifier().verify(caller.signingKey(), transaction.signingInput(), transaction.signature());
    }

    private Ran execute(Pending pending, Account caller) {
        return allows(pending.call().callers(), caller)
                ? attempt(pending, caller)
                : Ran.of(
                        pending,
                        place,
                        new Outcome.Refused("not-allowed", whom(pending.call().callers())));
    }

    private static String whom(Callers callers) {
        return switch (callers) {
            case FOUNDER -> "this call is for founders, in block 0 and never again";
            case NODE -> "this call is for a member's node, node@MEMBER";
            case ADMIN -> "this call is for a member's administrator, admin@MEMBER";
            case ANYONE -> "this call is for any account";
        };
    }

    private boolean allows(Callers callers, Account caller) {
        return switch (callers) {
            case FOUNDER -> place.block() == 0 && caller.isAdmin();
            case NODE -> caller.isNode();
            case ADMIN -> caller.isAdmin();
            case ANYONE -> true;
        };
    }

    /** Whatever a contract throws becomes one and the same refusal, for messages may differ between Java versions. */
    private Ran attempt(Pending pending, Account caller) {
        try {
            Transaction transaction = pending.transaction();
            Turn turn = new PlacedTurn(caller, transaction.id(), place, state, this::find);
            Ran done = Ran.of(pending, place, pending.call().handler().run(turn, transaction.args()));
            switch (done.outcome()) {
                case Outcome.Done _ -> keepChanges();
                case Outcome.Refused _ -> state.discard();
            }
            return done;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "call " + pending.call().name() + " failed in block " + place.block(), e);
            state.discard();
            return Ran.of(pending, place, CONTRACT_ERROR);
        }
    }

    private void keepChanges() {
        changes.addAll(state.changes(ran.size()));
        state.keep();
    }

    /** What was executed, in order. */
    List<Ran> ran() {
        return ran;
    }

    /** What that changed, in order. */
    List<Change> changes() {
        return changes;
    }

    /** The state after it. */
    StateView state() {
        return state;
    }

    private Optional<Account> find(AccountId id) {
        return state.hasAccountsChanged() ? Accounts.find(state, id) : base.account(id);
    }

    private static Optional<Rejection> reject(Reason reason, String why) {
        return Optional.of(new Rejection(reason, why));
    }
}
