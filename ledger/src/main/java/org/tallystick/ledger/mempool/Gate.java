package org.tallystick.ledger.mempool;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.accounts.Signatory;

/**
 * The checks at the door, in the order of what they cost the node. Only behind the signature is anything said of the account:
 * anybody may knock.
 */
final class Gate {
    private final CommittedLedger ledger;
    private final Rules rules;
    private final Recall recall;
    private final InstantSource clock;

    Gate(CommittedLedger ledger, Rules rules, Recall recall, InstantSource clock) {
        this.ledger = ledger;
        this.rules = rules;
        this.recall = recall;
        this.clock = clock;
    }

    /** @param nothingNew why nothing is taken now that was not taken before */
    Checked check(Bytes jws, Optional<Rejection> nothingNew) {
        if (jws.size() > Transaction.MAX_SIZE) {
            return reject(new Rejection(
                    Reason.TOO_LARGE,
                    "the transaction has " + jws.size() + " bytes, more than " + Transaction.MAX_SIZE,
                    Optional.of(Fault.TOO_LONG)));
        }
        return switch (Transaction.parse(jws)) {
            case Parsed.Bad<Transaction>(Fault fault, String detail) ->
                reject(new Rejection(Reason.MALFORMED, detail, Optional.of(fault)));
            case Parsed.Ok<Transaction>(Transaction transaction) -> checkTimes(transaction, nothingNew);
        };
    }

    /** A transaction that was committed is told so even when it has expired since: its sender may be asking again. */
    private Checked checkTimes(Transaction transaction, Optional<Rejection> nothingNew) {
        long now = Math.max(clock.millis(), ledger.time());
        Optional<Rejection> early = rules.addressed(transaction).or(() -> rules.begun(transaction, now));
        if (early.isPresent()) {
            return reject(early.get());
        }
        long asOf = ledger.blocks();
        Optional<Admission> before = recall.recall(transaction);
        if (before.isPresent()) {
            return new Checked.Answered(before.get());
        }
        Optional<Rejection> refused =
                nothingNew.or(() -> rules.unexpired(transaction, now).map(this::explained));
        return refused.isPresent() ? reject(refused.get()) : checkAccount(transaction, asOf);
    }

    /** A sender whose clock is right could make nothing of it else. */
    private Rejection explained(Rejection expired) {
        long clockSeconds = clock.millis() / 1000;
        return ledger.time() / 1000 <= clockSeconds + Rules.TOLERANCE
                ? expired
                : new Rejection(
                        expired.reason(),
                        expired.why() + "; this node's clock is behind that, at " + Instant.ofEpochSecond(clockSeconds)
                                + ": whoever runs the node should see whether it is right. A transaction dated by the ledger's "
                                + "time is taken",
                        expired.fault());
    }

    private Checked checkAccount(Transaction transaction, long asOf) {
        Optional<Signatory> found = ledger.signatory(transaction.issuer());
        if (found.isEmpty()) {
            return reject(new Rejection(Reason.UNKNOWN_ACCOUNT, "the ledger has no account " + transaction.issuer()));
        }
        Signatory signatory = found.get();
        return signatory.key().verify(transaction.signingInput(), transaction.signature())
                ? checkCall(transaction, signatory, asOf)
                : reject(new Rejection(
                        Reason.BAD_SIGNATURE,
                        "the signature is not that of the account's present key",
                        Optional.of(Fault.SIGNATURE)));
    }

    private Checked checkCall(Transaction transaction, Signatory signatory, long asOf) {
        if (!signatory.account().isActive()) {
            return reject(new Rejection(Reason.SUSPENDED, "the account is suspended"));
        }
        Optional<Rejection> misshaped = rules.shaped(transaction);
        return misshaped.isPresent()
                ? reject(misshaped.get())
                : new Checked.Passed(
                        new Pending(
                                transaction,
                                rules.call(transaction),
                                Optional.of(signatory.key().publicKey())),
                        asOf);
    }

    private static Checked reject(Rejection rejection) {
        return new Checked.Answered(new Admission.Rejected(rejection));
    }
}
