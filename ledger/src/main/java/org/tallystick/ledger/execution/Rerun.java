package org.tallystick.ledger.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.engine.Genesis;
import org.tallystick.ledger.members.Members;
import org.tallystick.ledger.mempool.Chunks;
import org.tallystick.ledger.mempool.Pending;
import org.tallystick.ledger.mempool.Reason;
import org.tallystick.ledger.mempool.Rejection;
import org.tallystick.ledger.mempool.Rules;
import org.tallystick.ledger.store.Block;
import org.tallystick.ledger.store.Reexecution;

/**
 * Executes the blocks of a log again, from block 0 on, as a node would that catches up: it checks each signature and each
 * rule, and runs each contract. For audits, by one thread; it keeps nothing but what the next block needs.
 */
public final class Rerun implements Reexecution {
    private final Genesis genesis;
    private final Rules rules;
    private final Chunks chunks;
    private final PastState past;
    private final Repetitions repetitions = new Repetitions();
    private Optional<Hash> members = Optional.empty();
    private long time = -1;

    /**
     * @param genesis what block 0 must be made of
     * @param contracts those of the network
     * @param chunks spreads the checks of signatures
     */
    public Rerun(Genesis genesis, Contracts contracts, SignatureVerifier verifier, Chunks chunks) {
        this.genesis = genesis;
        this.rules = new Rules(genesis.network(), contracts);
        this.chunks = chunks;
        this.past = new PastState(verifier);
    }

    /**
     * Executes a block again; the header takes over what only the chain and the state's tree can tell.
     *
     * @throws BrokenRule if the block must not be there; the message says why
     */
    @Override
    public Block execute(Block logged, Function<Key, Optional<Bytes>> before) {
        past.moveTo(before);
        Optional<Hash> known = members;
        members = Optional.empty();
        Entry.Header header = header(logged);
        BlockRun run = logged.number() == 0 ? found(logged) : run(logged, header);
        Hash now = changesMembers(run) || known.isEmpty() ? Members.hash(run.state()) : known.get();
        members = Optional.of(now);
        past.leave(logged.changes());
        long dated = logged.number() == 0 ? genesis.time() : header.time();
        return block(
                run,
                new Entry.Header(
                        logged.number(),
                        header.previous(),
                        dated,
                        header.stateRoot(),
                        now,
                        run.ran().size()));
    }

    private Entry.Header header(Block logged) {
        if (!(Entry.parse(logged.header()).orThrow() instanceof Entry.Header header)) {
            throw new BrokenRule("it is closed by no header");
        }
        require(header.time() > time, "its time is not later than that of the block before");
        time = header.time();
        return header;
    }

    private BlockRun found(Block logged) {
        List<Bytes> founders = logged.entries().subList(0, logged.entries().size() - 1).stream()
                .map(entry -> transaction(entry).jws())
                .toList();
        require(
                founders.equals(genesis.founders()),
                "the network was founded by other transactions: genesis.json says" + " how this one began");
        logged.transactions().forEach(this::requireFirst);
        return new GenesisRun(past, rules).run(genesis);
    }

    private BlockRun run(Block logged, Entry.Header header) {
        BlockRun run = new BlockRun(new Place(genesis.network(), header.block(), header.time()), rules, past);
        List<Bytes> entries = logged.entries().subList(0, logged.entries().size() - 1);
        require(!entries.isEmpty(), "it has no transaction");
        List<Examiner.Finding> findings = chunks.map(entries, this::examine);
        for (int i = 0; i < findings.size(); i++) {
            TransactionId id = logged.transactions().get(i);
            requireFirst(id);
            Optional<Rejection> wrong = switch (findings.get(i)) {
                case Examiner.Finding.Unfit(Rejection why) -> Optional.of(why);
                case Examiner.Finding.Fit(Pending pending) -> run.run(pending);
            };
            if (wrong.isPresent()) {
                throw invalid(id, wrong.get());
            }
        }
        return run;
    }

    /** All that can be said of a transaction without executing what stands before it in its block. */
    private Examiner.Finding examine(Bytes entry) {
        Transaction transaction = transaction(entry);
        return rules.addressed(transaction)
                .or(() -> rules.shaped(transaction))
                .<Examiner.Finding>map(Examiner.Finding.Unfit::new)
                .orElseGet(() -> new Examiner.Finding.Fit(
                        new Pending(transaction, rules.call(transaction), goodKey(transaction))));
    }

    private Optional<PublicKey> goodKey(Transaction transaction) {
        return past.signatory(transaction.issuer())
                .filter(signatory -> signatory.key().verify(transaction.signingInput(), transaction.signature()))
                .map(signatory -> signatory.key().publicKey());
    }

    private void requireFirst(TransactionId id) {
        if (!repetitions.meet(id)) {
            throw invalid(id, new Rejection(Reason.DUPLICATE, "the log holds that transaction already"));
        }
    }

    private static Block block(BlockRun run, Entry.Header header) {
        List<Bytes> entries = new ArrayList<>(run.ran().size() + 1);
        run.ran().forEach(ran -> entries.add(ran.bytes()));
        entries.add(header.bytes());
        List<TransactionId> ids =
                run.ran().stream().map(ran -> ran.entry().transaction().id()).toList();
        return new Block(header.block(), entries, ids, run.changes());
    }

    private static boolean changesMembers(BlockRun run) {
        return run.changes().stream().anyMatch(change -> change.key().value().startsWith(Members.PREFIX));
    }

    private static Transaction transaction(Bytes entry) {
        if (Entry.parse(entry).orThrow() instanceof Entry.Executed executed) {
            return executed.transaction();
        }
        throw new BrokenRule("a header stands among its transactions");
    }

    private static BrokenRule invalid(TransactionId id, Rejection why) {
        return new BrokenRule(
                "transaction " + id + " must not be in it: " + why.reason().code() + ", " + why.why());
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new BrokenRule(what);
        }
    }
}
