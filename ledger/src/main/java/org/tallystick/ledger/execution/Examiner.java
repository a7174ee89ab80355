package org.tallystick.ledger.execution;

import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.accounts.Signatory;
import org.tallystick.ledger.mempool.Mempool;
import org.tallystick.ledger.mempool.Pending;
import org.tallystick.ledger.mempool.Reason;
import org.tallystick.ledger.mempool.Rejection;
import org.tallystick.ledger.mempool.Rules;

/**
 * Looks at a transaction of somebody else's block, as far as that goes without executing what stands before it. What this
 * node admitted itself is not looked at again.
 */
final class Examiner {
    /** What it found. */
    sealed interface Finding {
        /** It may be executed. */
        record Fit(Pending pending) implements Finding {}

        /** No block may hold it. */
        record Unfit(Rejection why) implements Finding {}
    }

    private final CommittedState committed;
    private final Mempool mempool;
    private final Rules rules;

    Examiner(CommittedState committed, Mempool mempool, Rules rules) {
        this.committed = committed;
        this.mempool = mempool;
        this.rules = rules;
    }

    Finding examine(Bytes jws) {
        return switch (Transaction.parse(jws)) {
            case Parsed.Bad<Transaction>(Fault fault, String detail) ->
                new Finding.Unfit(new Rejection(Reason.MALFORMED, detail, Optional.of(fault)));
            case Parsed.Ok<Transaction>(Transaction transaction) ->
                mempool.waiting(transaction)
                        .<Finding>map(Finding.Fit::new)
                        .orElseGet(() -> examineUnknown(transaction));
        };
    }

    private Finding examineUnknown(Transaction transaction) {
        Optional<Rejection> wrong = rules.addressed(transaction).or(() -> rules.shaped(transaction));
        if (wrong.isPresent()) {
            return new Finding.Unfit(wrong.get());
        }
        if (committed.find(transaction.id()).isPresent()) {
            return new Finding.Unfit(new Rejection(Reason.DUPLICATE, "the ledger holds that transaction already"));
        }
        return new Finding.Fit(new Pending(transaction, rules.call(transaction), goodKey(transaction)));
    }

    /** None if the block itself may register the account or replace its key; then the signature is checked in its place. */
    private Optional<PublicKey> goodKey(Transaction transaction) {
        return committed
                .signatory(transaction.issuer())
                .filter(signatory -> signatory.key().verify(transaction.signingInput(), transaction.signature()))
                .map(Signatory::key)
                .map(key -> key.publicKey());
    }
}
