package org.tallystick.engine.cometbft;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.tallystick.engine.cometbft.abci.RequestFinalizeBlock;
import org.tallystick.engine.cometbft.abci.RequestPrepareProposal;
import org.tallystick.engine.cometbft.abci.RequestProcessProposal;
import org.tallystick.engine.cometbft.abci.ResponseCommit;
import org.tallystick.engine.cometbft.abci.ResponseFinalizeBlock;
import org.tallystick.engine.cometbft.abci.ResponseInfo;
import org.tallystick.engine.cometbft.abci.ResponseInitChain;
import org.tallystick.engine.cometbft.abci.ResponsePrepareProposal;
import org.tallystick.engine.cometbft.abci.ResponseProcessProposal;
import org.tallystick.engine.cometbft.abci.TxResult;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.checkpoint.Checkpoint;
import org.tallystick.ledger.engine.Judgement;
import org.tallystick.ledger.engine.Limit;
import org.tallystick.ledger.engine.Proposal;
import org.tallystick.ledger.engine.StateMachine;

/**
 * Drives the state machine as CometBFT decides. A height of CometBFT's holds one {@link Batch}, which becomes one of our blocks, or
 * none; besides it only nudges, which mean nothing here. The application hash is that of our checkpoint, so a height without a
 * batch leaves it as it was, and an idle network makes no more heights.
 *
 * <p>What is decided is on our disk when {@link #commit} returns, never before CometBFT has it on its own. A height that CometBFT
 * replays after a crash, and whose block we have already, is recognised by the block's number.
 */
final class Consensus {
    private static final System.Logger LOG = System.getLogger(Consensus.class.getName());
    /** So many nudges fit a height; with one of each member in each height there are far fewer. */
    private static final int MAX_NUDGES = 200;

    private final StateMachine machine;
    private final Limit limit;
    private final Heights heights;
    private final LongConsumer onHeight;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long height;
    private boolean executed;
    private boolean closed;

    /**
     * @param onHeight is told each height once it is committed
     */
    Consensus(StateMachine machine, Limit limit, Heights heights, LongConsumer onHeight) {
        this.machine = machine;
        this.limit = limit;
        this.heights = heights;
        this.onHeight = onHeight;
        this.height = heights.last().height();
    }

    /** The last height that was committed here. */
    long height() {
        return height;
    }

    ResponseInfo info() {
        return locked(() -> {
            Heights.Reached last = heights.last();
            return ResponseInfo.newBuilder()
                    .setData("tallystick")
                    .setLastBlockHeight(last.height())
                    .setLastBlockAppHash(
                            last.height() == 0
                                    ? ByteString.EMPTY
                                    : bytes(machine.checkpoint(last.block()).digest()))
                    .build();
        });
    }

    /** Block 0 was executed from the genesis file when the ledger was opened. */
    ResponseInitChain begin() {
        return locked(() -> ResponseInitChain.newBuilder()
                .setAppHash(bytes(machine.checkpoint(0).digest()))
                .build());
    }

    ResponsePrepareProposal propose(RequestPrepareProposal request) {
        return locked(() -> {
            ResponsePrepareProposal.Builder answer = ResponsePrepareProposal.newBuilder();
            List<ByteString> nudges =
                    request.getTxsList().stream().limit(MAX_NUDGES).toList();
            long taken = nudges.stream()
                    .mapToLong(nudge -> nudge.size() + Nudge.FRAMING)
                    .sum();
            machine.propose(room(request.getMaxTxBytes() - taken))
                    .map(proposal -> wrap(new Batch(proposal).bytes()))
                    .ifPresent(answer::addTxs);
            return answer.addAllTxs(nudges).build();
        });
    }

    /** What of our own limit CometBFT has room for. */
    private Limit room(long bytes) {
        return new Limit(limit.transactions(), Math.min(limit.bytes(), bytes - Batch.overhead(limit.transactions())));
    }

    ResponseProcessProposal judge(RequestProcessProposal request) {
        return locked(() -> {
            Optional<String> wrong = wrongWith(request.getTxsList());
            wrong.ifPresent(why -> LOG.log(
                    Level.WARNING,
                    "refused what validator "
                            + bytes(request.getProposerAddress()).hex() + " proposed for height " + request.getHeight()
                            + ": " + why));
            return ResponseProcessProposal.newBuilder()
                    .setStatus(
                            wrong.isEmpty()
                                    ? ResponseProcessProposal.Status.ACCEPT
                                    : ResponseProcessProposal.Status.REJECT)
                    .build();
        });
    }

    private Optional<String> wrongWith(List<ByteString> transactions) {
        List<Bytes> parts = transactions.stream().map(Consensus::bytes).toList();
        boolean hasBatch = !parts.isEmpty() && Batch.isOne(parts.getFirst());
        List<Bytes> nudges = hasBatch ? parts.subList(1, parts.size()) : parts;
        if (nudges.size() > MAX_NUDGES) {
            return Optional.of("more than " + MAX_NUDGES + " nudges");
        }
        for (Bytes nudge : nudges) {
            if (Nudge.parse(nudge) instanceof Parsed.Bad<Nudge>(var _, String why)) {
                return Optional.of(why);
            }
        }
        return hasBatch ? wrongWith(parts.getFirst()) : Optional.empty();
    }

    private Optional<String> wrongWith(Bytes batch) {
        return switch (Batch.parse(batch)) {
            case Parsed.Bad<Batch>(var _, String why) -> Optional.of(why);
            case Parsed.Ok<Batch>(Batch(Proposal proposal)) ->
                switch (machine.judge(proposal)) {
                    case Judgement.Acceptable _ -> Optional.empty();
                    case Judgement.Invalid(String why) -> Optional.of(why);
                };
        };
    }

    ResponseFinalizeBlock decided(RequestFinalizeBlock request) {
        return locked(() -> {
            height = request.getHeight();
            Hash hash = batchOf(request.getTxsList())
                    .map(this::execute)
                    .orElseGet(machine::checkpoint)
                    .digest();
            ResponseFinalizeBlock.Builder answer =
                    ResponseFinalizeBlock.newBuilder().setAppHash(bytes(hash));
            request.getTxsList().forEach(_ -> answer.addTxResults(TxResult.getDefaultInstance()));
            return answer.build();
        });
    }

    /** Executes a block, unless the ledger has it: then CometBFT replays what it forgot. @return the log with that block */
    private Checkpoint execute(Proposal decided) {
        executed = decided.block() >= machine.info().blocks();
        return executed ? machine.checkpoint(machine.execute(decided)) : machine.checkpoint(decided.block());
    }

    private static Optional<Proposal> batchOf(List<ByteString> transactions) {
        return transactions.stream()
                .findFirst()
                .map(Consensus::bytes)
                .filter(Batch::isOne)
                .map(bytes -> Batch.parse(bytes).orThrow().proposal());
    }

    ResponseCommit commit() {
        return locked(() -> {
            if (executed) {
                machine.commit();
                executed = false;
                heights.reached(new Heights.Reached(height, machine.info().blocks() - 1));
            }
            onHeight.accept(height);
            return ResponseCommit.getDefaultInstance();
        });
    }

    /** Answers no more, and tells whoever still waits. */
    void close(String why) {
        lock.lock();
        try {
            closed = true;
            machine.abandon(why);
        } finally {
            lock.unlock();
        }
    }

    /** CometBFT asks about the order on one connection; but after a crash of it a new one may come before the old has ended. */
    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("this node takes no more part in the order");
            }
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private static ByteString bytes(Hash hash) {
        return wrap(Bytes.wrap(hash.dangerArray()));
    }

    private static ByteString wrap(Bytes bytes) {
        return UnsafeByteOperations.unsafeWrap(bytes.dangerArray());
    }

    private static Bytes bytes(ByteString bytes) {
        return Bytes.wrap(bytes.toByteArray());
    }
}
