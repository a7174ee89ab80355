package org.tallystick.engine.cometbft;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Runs CometBFT beside the node and starts it again whenever it ends, for it also ends, with code 0, when it loses the node. Only
 * when it ends again and again right after its start and orders nothing, something is wrong that a further start does not mend.
 */
final class CometProcess implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(CometProcess.class.getName());
    private static final Duration QUICK = Duration.ofSeconds(5);
    private static final int MANY = 5;
    private static final Duration REST = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> command;
    private final Path control;
    private final Path log;
    private final Consumer<Throwable> onFailure;
    private final Thread watch =
            Thread.ofPlatform().name("cometbft-watch").daemon().unstarted(this::run);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closing;
    private volatile boolean useful;

    /**
     * @param control the socket that it makes, and leaves behind when it is killed: where it lies the next one cannot start
     * @param onFailure is told when it gives up, on a thread of its own
     */
    CometProcess(Path program, Path home, Path control, Path log, Consumer<Throwable> onFailure) {
        this.command = List.of(program.toString(), "start", "--home", home.toString());
        this.control = control;
        this.log = log;
        this.onFailure = onFailure;
    }

    void start() {
        watch.start();
    }

    /** It has ordered something: then it was started well, however soon it ends. */
    void orders() {
        useful = true;
    }

    private void run() {
        try {
            int quick = 0;
            while (quick < MANY && !rest(quick == 0 ? Duration.ZERO : REST.multipliedBy(quick))) {
                quick = lasted() ? 1 : quick + 1;
            }
            if (quick >= MANY) {
                onFailure.accept(new IllegalStateException("CometBFT ended " + MANY
                        + " times right after its start. Its last words: " + lastWords()
                        + " All of them are in " + log));
            }
        } catch (IOException e) {
            onFailure.accept(new IllegalStateException("CometBFT cannot be started: " + e.getMessage(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs it until it ends, or until this is closed. @return false if it ended right after its start and had ordered nothing */
    private boolean lasted() throws IOException, InterruptedException {
        Files.deleteIfExists(control);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        useful = false;
        try {
            process.getOutputStream().close();
            long started = System.nanoTime();
            var _ = process.onExit().thenRun(this::wake);
            lock.lockInterruptibly();
            try {
                while (!closing && process.isAlive()) {
                    changed.await();
                }
            } finally {
                lock.unlock();
            }
            if (!process.isAlive()) {
                LOG.log(Level.WARNING, "CometBFT ended with code " + process.exitValue() + "; it is started again");
            }
            return useful || System.nanoTime() - started > QUICK.toNanos();
        } finally {
            end(process);
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** @return true if this was closed meanwhile */
    private boolean rest(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = time.toNanos(); left > 0 && !closing; ) {
                left = changed.awaitNanos(left);
            }
            return closing;
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }

    /** Ends it and waits until it has ended. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
