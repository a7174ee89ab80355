package org.tallystick.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A process that runs beside the test, which reads line by line what it says. */
final class Terminal implements AutoCloseable {
    private static final long PATIENCE_MINUTES = 3;

    private final Process process;

    /** What it said and nobody read yet; nothing stands for its end. */
    private final BlockingQueue<Optional<String>> unread = new LinkedBlockingQueue<>();

    private Terminal(Process process) {
        this.process = process;
    }

    static Terminal open(ProcessBuilder command) throws IOException {
        Terminal terminal = new Terminal(command.start());
        Thread.ofVirtual().start(terminal::listen);
        return terminal;
    }

    private void listen() {
        try (BufferedReader out = process.inputReader()) {
            out.lines().map(Optional::of).forEach(unread::add);
        } catch (UncheckedIOException | IOException closed) {
            unread.add(Optional.of(String.valueOf(closed.getMessage())));
        }
        unread.add(Optional.empty());
    }

    /** Reads on until a line has this in it, for some minutes at most; that line is the last of the result. */
    List<String> readTo(String awaited) throws InterruptedException {
        List<String> read = new ArrayList<>();
        while (read.isEmpty() || !read.getLast().contains(awaited)) {
            Optional<String> next = Optional.ofNullable(unread.poll(PATIENCE_MINUTES, TimeUnit.MINUTES))
                    .orElseThrow(
                            () -> new AssertionError("nothing more comes, with '" + awaited + "', behind " + read));
            read.add(next.orElseThrow(() -> new AssertionError("it ended without '" + awaited + "': " + read)));
        }
        return read;
    }

    /** Ends it, and waits for that. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it does not end when it is told to");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
