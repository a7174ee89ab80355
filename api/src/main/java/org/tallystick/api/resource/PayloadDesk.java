package org.tallystick.api.resource;

import java.io.IOException;
import java.util.Optional;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.Problem;
import org.tallystick.formats.Hash;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.sharing.vault.Vault;

/**
 * Sees to it that no record comes without its payload: before a version of a record is handed in its payload is in the vault,
 * and stays there until it is known whether the transaction was committed.
 */
final class PayloadDesk {
    private static final String ARGUMENT = "commitment";

    private final CommittedState state;
    private final Vault vault;

    PayloadDesk(CommittedState state, Vault vault) {
        this.state = state;
        this.vault = vault;
    }

    /** Why that transaction of this member must not be handed in; nothing if its payload is here, or it has none. */
    Optional<Problem> missing(Transaction transaction) {
        if (!transaction.args().has(ARGUMENT) || state.find(transaction.id()).isPresent()) {
            return Optional.empty();
        }
        return switch (Parsed.of(() -> transaction.args().hash(ARGUMENT))) {
            case Parsed.Ok<Hash>(Hash commitment) -> reserve(commitment);
            case Parsed.Bad<Hash> _ -> Optional.empty();
        };
    }

    private Optional<Problem> reserve(Hash commitment) {
        try {
            return vault.reserve(commitment)
                    ? Optional.empty()
                    : Optional.of(new Problem(
                            Code.PAYLOAD_MISSING,
                            "no payload with the commitment that the arguments name is here, or it has waited for more than an hour",
                            Optional.empty()));
        } catch (IOException e) {
            throw Disk.problem(e);
        }
    }
}
