package org.tallystick.ledger.execution;

import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.engine.Genesis;
import org.tallystick.ledger.engine.GenesisException;
import org.tallystick.ledger.members.Founders;
import org.tallystick.ledger.members.Members;
import org.tallystick.ledger.mempool.Pending;
import org.tallystick.ledger.mempool.Reason;
import org.tallystick.ledger.mempool.Rejection;
import org.tallystick.ledger.mempool.Rules;

/**
 * Executes block 0. Each founder signs with the key that it declares, and none may be refused. What the genesis says of the
 * network itself is written first.
 *
 * @param nothing the state before it
 */
record GenesisRun(Base nothing, Rules rules) {

    BlockRun run(Genesis genesis) {
        BlockRun run = new BlockRun(new Place(genesis.network(), 0, genesis.time()), rules, nothing);
        if (genesis.open()) {
            run.begin(Members.NETWORK, Members.PUBLIC);
        }
        for (Bytes founder : genesis.founders()) {
            found(run, founder, genesis.time());
        }
        return run;
    }

    private void found(BlockRun run, Bytes jws, long time) {
        try {
            Transaction transaction = Transaction.parse(jws).orThrow();
            Optional<Rejection> wrong = check(transaction, time)
                    .or(() -> run.run(
                            new Pending(transaction, rules.call(transaction), Optional.empty()),
                            Founders.declared(transaction)));
            if (wrong.isPresent()) {
                throw bad(jws, wrong.get().reason().code() + ", " + wrong.get().why());
            }
            if (run.ran().getLast().outcome() instanceof Outcome.Refused(String code, String why)) {
                throw bad(jws, code + ", " + why);
            }
        } catch (MalformedException e) {
            throw bad(jws, e.fault().code() + ", " + e.detail());
        }
    }

    private Optional<Rejection> check(Transaction transaction, long time) {
        return rules.addressed(transaction)
                .or(() -> rules.begun(transaction, time))
                .or(() -> rules.unexpired(transaction, time))
                .or(() -> rules.shaped(transaction))
                .or(() -> transaction.call().equals(Founders.CALL)
                        ? Optional.empty()
                        : Optional.of(
                                new Rejection(Reason.UNKNOWN_CALL, "a genesis holds " + Founders.CALL + " only")));
    }

    private static GenesisException bad(Bytes jws, String why) {
        String who = Transaction.parse(jws).map(Transaction::issuer).map(Object::toString)
                        instanceof Parsed.Ok<String>(String issuer)
                ? issuer
                : "a founder";
        return new GenesisException("the genesis file is not valid at " + who + ": " + why);
    }
}
