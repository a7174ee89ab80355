package org.tallystick.engine.cometbft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.tallystick.formats.Bytes;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.engine.Engine;
import org.tallystick.ledger.engine.Limit;
import org.tallystick.ledger.engine.StateMachine;
import org.tallystick.ledger.engine.Status;
import org.tallystick.ledger.mempool.Admission;
import org.tallystick.ledger.mempool.Checked;
import org.tallystick.ledger.mempool.Mempool;
import org.tallystick.ledger.mempool.Reason;
import org.tallystick.ledger.mempool.Rejection;

/**
 * Orders together with the other members' nodes, by CometBFT. Transactions wait at the node that was given them, until it is its
 * member's turn to propose a block; the others check and execute the block before they vote for it. Safe while fewer than a
 * third of the members are faulty, whatever they do; goes on while more than two thirds can talk.
 */
public final class CometEngine implements Engine {
    private static final System.Logger LOG = System.getLogger(CometEngine.class.getName());
    /** How long closing waits for the order of what was taken. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Mempool mempool;
    private final Consumer<Throwable> onFailure;
    private final Path sockets;
    private final Heights heights;
    private final Nudger nudger;
    private final Consensus consensus;
    private final AbciServer server;
    private final CometProcess process;
    private volatile Status status = new Status.Ready();

    private CometEngine(
            CometSettings settings, StateMachine machine, Mempool mempool, Limit limit, Consumer<Throwable> onFailure)
            throws IOException {
        this.mempool = mempool;
        this.onFailure = onFailure;
        // A socket's path has at most 107 bytes, which a data directory may well exceed.
        this.sockets = Files.createTempDirectory("tally-");
        Path control = sockets.resolve("control");
        CometHome home = new CometHome(settings);
        home.write(sockets.resolve("abci"), control);
        this.heights = Heights.open(home.heights());
        this.nudger = new Nudger(
                settings.member(),
                mempool,
                new CometControl(control),
                heights.last().height());
        this.process = new CometProcess(settings.program(), settings.home(), control, home.log(), this::fail);
        this.consensus = new Consensus(machine, limit, heights, this::reached);
        this.server = AbciServer.open(sockets.resolve("abci"), new Application(consensus), this::fail);
    }

    /** Makes the engine of a ledger; nothing runs before {@link #start}. */
    public static Ledger.Ordering with(CometSettings settings) {
        return (machine, mempool, limit, onFailure) -> {
            try {
                return new CometEngine(settings, machine, mempool, limit, onFailure);
            } catch (IOException e) {
                throw new UncheckedIOException("the folder of CometBFT, " + settings.home() + ", cannot be used", e);
            }
        };
    }

    @Override
    public void start() {
        status = new Status.Running(0);
        process.start();
        nudger.start();
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
        return status instanceof Status.Running ? new Status.Running(mempool.count()) : status;
    }

    @Override
    public void halt(String why) {
        status = new Status.Failed(why);
        mempool.stop(new Rejection(Reason.HALTED, why));
        close();
    }

    @Override
    public void close() {
        if (status instanceof Status.Running) {
            mempool.stop();
            nudger.awaitNothingWaits(PATIENCE);
        }
        stop("the node has stopped");
        if (!(status instanceof Status.Failed)) {
            status = new Status.Closed();
        }
    }

    private void reached(long height) {
        process.orders();
        nudger.reached(height);
    }

    private void stop(String why) {
        mempool.stop();
        nudger.close();
        process.close();
        putAway(server::close);
        consensus.close(why);
        putAway(heights::close);
        putAway(() -> {
            Files.deleteIfExists(sockets.resolve("control"));
            Files.deleteIfExists(sockets);
        });
    }

    /** Whatever the disk says, those who wait are told. */
    private static void putAway(Door it) {
        try {
            it.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "what was between the node and CometBFT is not all put away", e);
        }
    }

    /** What can be closed, or fail on the disk. */
    @FunctionalInterface
    private interface Door {
        void close() throws IOException;
    }

    /** On a thread of the server or of the watch: they cannot end themselves, so that whoever owns the engine closes it. */
    private void fail(Throwable cause) {
        String why = "the ledger stopped: " + cause.getMessage();
        LOG.log(Level.ERROR, why, cause);
        status = new Status.Failed(why);
        mempool.stop();
        onFailure.accept(cause);
    }
}
