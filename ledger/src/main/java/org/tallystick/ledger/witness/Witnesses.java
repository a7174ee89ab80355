package org.tallystick.ledger.witness;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.note.SignatureLine;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.log.CheckpointBoard;
import org.tallystick.ledger.log.CosignedCheckpoint;
import org.tallystick.ledger.log.Policies;
import org.tallystick.ledger.log.Receipts;
import org.tallystick.ledger.store.LedgerView;

/**
 * Asks all outside witnesses about the newest checkpoint, round by round, and hangs up those that a quorum of them has
 * cosigned. They trail the members by a moment; nothing waits for them but who asks for what they cosigned. Each request
 * bears one member's signature as the log, in turn.
 */
public final class Witnesses implements AutoCloseable {
    /** What lies between two rounds. */
    public static final Duration USUAL_PAUSE = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(Witnesses.class.getName());
    private static final Duration LONG = Duration.ofMinutes(1);

    private final WitnessPolicy policy;
    private final CommittedState state;
    private final CheckpointBoard members;
    private final List<Correspondent> correspondents;
    private final Duration pause;
    private final CheckpointBoard board = new CheckpointBoard();
    private final Map<String, String> complaints = new TreeMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param members where what a quorum of them cosigned hangs
     * @param pause between two rounds
     */
    public Witnesses(
            WitnessPolicy policy, CommittedState state, CheckpointBoard members, WitnessDoor door, Duration pause) {
        this.policy = policy;
        this.state = state;
        this.members = members;
        this.correspondents = policy.witnesses().stream()
                .map(witness -> new Correspondent(witness, door, state.verifier()))
                .toList();
        this.pause = pause;
        this.thread = Thread.ofPlatform().name("ledger-witnesses").daemon().unstarted(this::run);
    }

    /** Begins to ask. */
    public void start() {
        thread.start();
    }

    /** Who is asked. */
    public WitnessPolicy policy() {
        return policy;
    }

    /** The newest checkpoint that a quorum of the members and one of the witnesses cosigned. */
    public CheckpointBoard board() {
        return board;
    }

    /** Receipts that bear the witnesses' cosignatures, too. */
    public Receipts receipts() {
        return new Receipts(state, board, policy::beside);
    }

    /** Asks no more. */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        board.close();
    }

    private void run() {
        long done = 0;
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            do {
                if (members.await(done, LONG)) {
                    CosignedCheckpoint newest = members.newest().orElseThrow();
                    done = round(newest, asking) ? newest.checkpoint().size() : done;
                }
            } while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "no more witnesses are asked");
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "no more witnesses are asked", e);
            board.close();
        }
    }

    /** @return false if it has to be done again: no quorum of the witnesses cosigned */
    private boolean round(CosignedCheckpoint checkpoint, ExecutorService asking) throws InterruptedException {
        LedgerView log = state.store().committed();
        List<Callable<Reply>> questions = new ArrayList<>();
        correspondents.forEach(one -> questions.add(() -> one.ask(checkpoint, log)));
        List<Future<Reply>> replies = asking.invokeAll(questions);
        List<SignatureLine> lines = new ArrayList<>();
        for (int i = 0; i < replies.size(); i++) {
            lines.addAll(heard(correspondents.get(i).name(), replies.get(i).resultNow()));
        }
        CosignedCheckpoint witnessed = checkpoint.with(lines);
        boolean enough = suffices(witnessed);
        if (enough) {
            board.publish(witnessed);
        }
        return enough;
    }

    private List<SignatureLine> heard(String witness, Reply reply) {
        return switch (reply) {
            case Reply.Cosigned(List<SignatureLine> lines) -> {
                if (complaints.remove(witness) != null) {
                    LOG.log(Level.INFO, "the witness " + witness + " cosigns again");
                }
                yield lines;
            }
            case Reply.Failed(String why) -> {
                if (!why.equals(complaints.put(witness, why))) {
                    LOG.log(Level.WARNING, "the witness " + witness + " did not cosign: " + why);
                }
                yield List.of();
            }
            case Reply.Resting _ -> List.of();
        };
    }

    private boolean suffices(CosignedCheckpoint witnessed) {
        MemberId issuer = witnessed.logs().firstKey();
        return witnessed
                .issuedBy(issuer)
                .flatMap(signed -> Policies.forBoth(state, issuer, state.lastHeader())
                        .map(policy::beside)
                        .flatMap(demanded -> demanded.trim(signed)))
                .isPresent();
    }
}
