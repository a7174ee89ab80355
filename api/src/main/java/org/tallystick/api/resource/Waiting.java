package org.tallystick.api.resource;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.Problem;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.entry.Result;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.ledger.mempool.Admission;
import org.tallystick.ledger.mempool.Rejection;
import org.tallystick.ledger.mempool.Settled;

/** Waits until transactions are committed, if that is wanted, all of them together no longer than a bound. */
final class Waiting {
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    /** The feed hears of blocks last, so when it has, whatever is asked next knows of the transaction too. */
    private static final Duration CAUGHT_UP = Duration.ofSeconds(1);

    private final Feed feed;
    private final boolean wanted;
    private final long deadline = System.nanoTime() + AT_MOST.toNanos();

    Waiting(Feed feed, boolean wanted) {
        this.feed = feed;
        this.wanted = wanted;
    }

    Outcome outcome(Admission admission) {
        return switch (admission) {
            case Admission.Accepted(TransactionId id, CompletionStage<Settled> settled) -> outcome(id, settled);
            case Admission.Known(TransactionId id, CompletionStage<Settled> settled) -> outcome(id, settled);
            case Admission.Rejected(Rejection rejection) -> Outcome.rejected(rejection);
        };
    }

    private Outcome outcome(TransactionId id, CompletionStage<Settled> settled) {
        CompletableFuture<Settled> future = settled.toCompletableFuture();
        long nanos = wanted ? Math.max(0, deadline - System.nanoTime()) : 0;
        try {
            Outcome outcome = told(id, future.get(nanos, TimeUnit.NANOSECONDS));
            if (wanted && outcome instanceof Outcome.Committed committed) {
                feed.await(committed.index(), CAUGHT_UP);
            }
            return outcome;
        } catch (TimeoutException e) {
            return new Outcome.Accepted(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Code.STOPPING, "the node stops; send the same transaction again");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a transaction was settled by an exception", e);
        }
    }

    private static Outcome told(TransactionId id, Settled settled) {
        return switch (settled) {
            case Settled.Committed(long index, Result result) -> new Outcome.Committed(id, index, result);
            case Settled.Dropped(Rejection rejection) -> Outcome.rejected(rejection);
            case Settled.Uncertain(String why) -> new Outcome.Rejected(Problem.of(Code.STOPPING, why));
        };
    }
}
