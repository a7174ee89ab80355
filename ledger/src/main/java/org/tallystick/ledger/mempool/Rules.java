package org.tallystick.ledger.mempool;

import java.time.Instant;
import java.util.Optional;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.contract.Call;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.contract.Mistake;

/**
 * What every transaction must keep to wherever it is met, at the door or inside a proposed block. Accounts, signatures and
 * repetition depend on the state and are checked beside these.
 */
public final class Rules {
    /** How far ahead of ledger time {@code iat} may lie, in seconds: clocks differ. */
    public static final long TOLERANCE = 10;

    private final NetworkName network;
    private final Contracts contracts;

    public Rules(NetworkName network, Contracts contracts) {
        this.network = network;
        this.contracts = contracts;
    }

    /** That it is meant for this network. */
    public Optional<Rejection> addressed(Transaction transaction) {
        return transaction.network().equals(network)
                ? Optional.empty()
                : reject(Reason.WRONG_NETWORK, "its aud is " + transaction.network() + ", and this is another network");
    }

    /** That it was made no later than now, give or take the tolerance; {@code now} in milliseconds since 1970. */
    public Optional<Rejection> begun(Transaction transaction, long now) {
        return transaction.issuedAt() <= now / 1000 + TOLERANCE
                ? Optional.empty()
                : reject(Reason.NOT_YET_VALID, "iat lies ahead of the ledger's time by more than " + TOLERANCE + " s");
    }

    /** That it has not expired; {@code now} in milliseconds since 1970. */
    public Optional<Rejection> unexpired(Transaction transaction, long now) {
        return transaction.expiresAt() >= now / 1000
                ? Optional.empty()
                : reject(Reason.EXPIRED, "exp lies before the ledger's time, which is " + Instant.ofEpochMilli(now));
    }

    /** That its call exists and its arguments fit. */
    public Optional<Rejection> shaped(Transaction transaction) {
        Optional<Call> call = contracts.call(transaction.call());
        if (call.isEmpty()) {
            return reject(Reason.UNKNOWN_CALL, "no contract of this network has the call " + transaction.call());
        }
        return call.get().args().check(transaction.args()).map(Rules::misshaped);
    }

    /** The call of a transaction that is {@link #shaped}. */
    public Call call(Transaction transaction) {
        return contracts.call(transaction.call()).orElseThrow();
    }

    private static Rejection misshaped(Mistake mistake) {
        return new Rejection(Reason.BAD_ARGUMENTS, mistake.sentence(), Optional.of(mistake.fault()));
    }

    private static Optional<Rejection> reject(Reason reason, String why) {
        return Optional.of(new Rejection(reason, why));
    }
}
