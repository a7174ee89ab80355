package org.tallystick.ledger.engine;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tallystick.formats.Bytes;
import org.tallystick.ledger.mempool.Admission;
import org.tallystick.ledger.mempool.Checked;
import org.tallystick.ledger.mempool.Mempool;
import org.tallystick.ledger.mempool.Reason;
import org.tallystick.ledger.mempool.Rejection;

/**
 * Orders in this process: one operator, whom outside witnesses can hold to account. What waits becomes a block, is
 * executed, written and synced once, and acknowledged after that. An idle ledger has no blocks; a busy one waits a few
 * milliseconds for a block to fill, so that many share the cost of one sync.
 */
public final class EmbeddedEngine implements Engine {
    private static final System.Logger LOG = System.getLogger(EmbeddedEngine.class.getName());
    /** A block with so many transactions shows that more are on their way. */
    private static final int BUSY = 64;
    /** So many are worth a block of their own. */
    private static final int WORTHWHILE = 1_024;

    private static final Duration LINGER = Duration.ofMillis(4);

    private final StateMachine machine;
    private final Mempool mempool;
    private final Limit limit;
    private final Consumer<Throwable> onFailure;
    private final Thread thread;
    private volatile Status end = new Status.Closed();
    private volatile Optional<String> halted = Optional.empty();

    /**
     * @param onFailure is told when ordering cannot go on, so that the node stops
     */
    public EmbeddedEngine(StateMachine machine, Mempool mempool, Limit limit, Consumer<Throwable> onFailure) {
        this.machine = machine;
        this.mempool = mempool;
        this.limit = limit;
        this.onFailure = onFailure;
        this.thread = Thread.ofPlatform().name("ledger-engine").unstarted(this::run);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public Admission submit(Bytes jws) {
        return mempool.submit(jws);
    }

    @Override
    public List<Checked> check(List<Bytes> batch) {
        return mempool.check(batch);
    }

    @Override
    public List<Admission> enter(List<Checked> checked) {
        return mempool.enter(checked);
    }

    @Override
    public Status status() {
        return switch (thread.getState()) {
            case NEW -> new Status.Ready();
            case TERMINATED -> end;
            case RUNNABLE, BLOCKED, WAITING, TIMED_WAITING -> new Status.Running(mempool.count());
        };
    }

    @Override
    public void halt(String why) {
        halted = Optional.of(why);
        mempool.stop(new Rejection(Reason.HALTED, why));
    }

    @Override
    public void close() {
        mempool.stop();
        if (thread.getState() == Thread.State.NEW) {
            machine.abandon("the node stopped before it began to order");
            return;
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            int last = 0;
            while (halted.isEmpty() && mempool.await()) {
                if (last >= BUSY) {
                    mempool.await(WORTHWHILE, LINGER);
                }
                last = order();
            }
            halted.ifPresent(why -> end = new Status.Failed(why));
            machine.abandon(halted.orElse("the node has stopped"));
        } catch (InterruptedException | RuntimeException | Error e) {
            fail(e);
        }
    }

    private int order() {
        Optional<Proposal> proposal = machine.propose(limit);
        if (proposal.isEmpty()) {
            return 0;
        }
        machine.execute(proposal.get());
        return machine.commit().entries().size();
    }

    /** Nothing after a failed write can be trusted: the node stops, and finds out on its next start what is on disk. */
    private void fail(Throwable cause) {
        String why = "the ledger stopped: " + cause.getMessage();
        LOG.log(Level.ERROR, why, cause);
        end = new Status.Failed(why);
        mempool.stop();
        machine.abandon(why);
        onFailure.accept(cause);
    }
}
