package org.tallystick.ledger.execution;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.checkpoint.Checkpoint;
import org.tallystick.formats.entry.Entry;
import org.tallystick.ledger.engine.Announcer;
import org.tallystick.ledger.engine.CommittedBlock;
import org.tallystick.ledger.engine.Executed;
import org.tallystick.ledger.engine.Genesis;
import org.tallystick.ledger.engine.GenesisException;
import org.tallystick.ledger.engine.Judgement;
import org.tallystick.ledger.engine.Limit;
import org.tallystick.ledger.engine.Position;
import org.tallystick.ledger.engine.Proposal;
import org.tallystick.ledger.engine.StateMachine;
import org.tallystick.ledger.members.Members;
import org.tallystick.ledger.mempool.Chunks;
import org.tallystick.ledger.mempool.Mempool;
import org.tallystick.ledger.mempool.Pending;
import org.tallystick.ledger.mempool.Reason;
import org.tallystick.ledger.mempool.Rejection;
import org.tallystick.ledger.mempool.Rules;
import org.tallystick.ledger.store.LedgerView;

/**
 * The ledger as an engine drives it. A block is executed once: what this node proposed or judged is kept and, if just that
 * is decided, committed without being executed again.
 */
public final class LedgerMachine implements StateMachine {
    private final CommittedState committed;
    private final Mempool mempool;
    private final Rules rules;
    private final Announcer announcer;
    private final InstantSource clock;
    private final Chunks chunks;
    private final Examiner examiner;

    private Hash members;
    private @Nullable Staged staged;
    /** Taken out of the mempool and not settled yet. */
    private List<Pending> inHand = List.of();

    /**
     * @param clock what proposals are dated by, and others' are judged by
     * @param chunks spreads the checks of another's proposal
     */
    public LedgerMachine(
            CommittedState committed,
            Mempool mempool,
            Rules rules,
            Announcer announcer,
            InstantSource clock,
            Chunks chunks) {
        this.committed = committed;
        this.mempool = mempool;
        this.rules = rules;
        this.announcer = announcer;
        this.clock = clock;
        this.chunks = chunks;
        this.examiner = new Examiner(committed, mempool, rules);
        this.members = Members.hash(committed);
    }

    @Override
    public Position info() {
        CommittedState.Head head = committed.head();
        return new Position(head.blocks(), committed.store().committed().size(), head.time(), head.previous());
    }

    @Override
    public Executed genesis(Genesis genesis) {
        if (committed.blocks() > 0) {
            throw new GenesisException("the ledger has its block 0 already");
        }
        BlockRun run = new GenesisRun(committed, rules).run(genesis);
        return stage(new Proposal(0, genesis.time(), genesis.founders()), run).executed();
    }

    @Override
    public Optional<Proposal> propose(Limit limit) {
        letGo();
        inHand = mempool.take(limit.transactions(), limit.bytes());
        if (inHand.isEmpty()) {
            return Optional.empty();
        }
        long time = Math.max(clock.millis(), committed.time() + 1);
        BlockRun run = new BlockRun(new Place(committed.network(), committed.blocks(), time), rules, committed);
        List<Pending> valid = new ArrayList<>(inHand.size());
        for (Pending pending : inHand) {
            run.run(pending).ifPresentOrElse(why -> mempool.drop(pending, why), () -> valid.add(pending));
        }
        inHand = valid;
        if (valid.isEmpty()) {
            return Optional.empty();
        }
        List<Bytes> transactions =
                valid.stream().map(pending -> pending.transaction().jws()).toList();
        Proposal proposal = new Proposal(committed.blocks(), time, transactions);
        stage(proposal, run);
        valid.forEach(Pending::markProposed);
        return Optional.of(proposal);
    }

    @Override
    public Judgement judge(Proposal proposal) {
        if (isStaged(proposal)) {
            return new Judgement.Acceptable();
        }
        Optional<String> untimely = new ProposalTimes(committed, clock).check(proposal);
        if (untimely.isPresent()) {
            return new Judgement.Invalid(untimely.get());
        }
        letGo();
        return switch (run(proposal)) {
            case Attempt.Broken(String why) -> new Judgement.Invalid(why);
            case Attempt.Whole(BlockRun run) -> {
                stage(proposal, run);
                yield new Judgement.Acceptable();
            }
        };
    }

    @Override
    public Executed execute(Proposal decided) {
        if (staged != null && isStaged(decided)) {
            return staged.executed();
        }
        letGo();
        return switch (run(decided)) {
            case Attempt.Whole(BlockRun run) -> stage(decided, run).executed();
            case Attempt.Broken(String why) ->
                throw new IllegalStateException("block " + decided.block() + " was decided and breaks the rules: " + why
                        + ". More than a third of the members are faulty, or this node is: run 'tally fsck'");
        };
    }

    @Override
    public CommittedBlock commit() {
        Staged block = staged;
        if (block == null) {
            throw new IllegalStateException("nothing is executed that could be committed");
        }
        long first = committed.store().committed().size();
        committed.store().commit(block.block());
        staged = null;
        inHand = List.of();
        members = block.header().members();
        committed.advance(
                new CommittedState.Head(
                        block.header().block() + 1, block.header().time(), Hash.of(block.headerBytes())),
                block.changes());
        mempool.committed(block.pending());
        CommittedBlock news = block.committed(first);
        announcer.announce(news, () -> block.settle(first));
        return news;
    }

    @Override
    public Checkpoint checkpoint() {
        LedgerView view = committed.store().committed();
        return new Checkpoint(committed.network(), view.size(), view.logRoot());
    }

    @Override
    public Checkpoint checkpoint(Executed executed) {
        long size = committed.store().committed().size() + executed.entries().size();
        return new Checkpoint(committed.network(), size, committed.store().logRoot(executed.entries()));
    }

    @Override
    public Checkpoint checkpoint(long block) {
        LedgerView view = committed.store().committed();
        long size = view.sizeAt(block);
        return new Checkpoint(committed.network(), size, view.logRoot(size));
    }

    @Override
    public void abandon(String why) {
        letGo();
        mempool.abandon(new Rejection(Reason.STOPPING, why));
    }

    private sealed interface Attempt {
        record Whole(BlockRun run) implements Attempt {}

        record Broken(String why) implements Attempt {}
    }

    /** Executes a block of which every transaction must be valid. */
    private Attempt run(Proposal proposal) {
        BlockRun run =
                new BlockRun(new Place(committed.network(), proposal.block(), proposal.time()), rules, committed);
        List<Examiner.Finding> findings = chunks.map(proposal.transactions(), examiner::examine);
        for (int i = 0; i < findings.size(); i++) {
            Optional<Rejection> wrong = switch (findings.get(i)) {
                case Examiner.Finding.Unfit(Rejection why) -> Optional.of(why);
                case Examiner.Finding.Fit(Pending pending) -> run.run(pending);
            };
            if (wrong.isPresent()) {
                return new Attempt.Broken("transaction " + i + ": "
                        + wrong.get().reason().code() + ", " + wrong.get().why());
            }
        }
        return new Attempt.Whole(run);
    }

    private Staged stage(Proposal proposal, BlockRun run) {
        boolean changed =
                run.changes().stream().anyMatch(change -> change.key().value().startsWith(Members.PREFIX));
        Entry.Header header = new Entry.Header(
                proposal.block(),
                committed.head().previous(),
                proposal.time(),
                committed.store().stateRoot(run.changes()),
                changed ? Members.hash(run.state()) : members,
                run.ran().size());
        Staged result = new Staged(proposal, run.ran(), run.changes(), header, header.bytes());
        staged = result;
        return result;
    }

    private boolean isStaged(Proposal proposal) {
        return staged != null && staged.proposal().equals(proposal);
    }

    /** What was staged is not decided: its transactions wait again. */
    private void letGo() {
        staged = null;
        mempool.putBack(inHand);
        inHand = List.of();
    }
}
