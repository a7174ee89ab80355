package org.tallystick.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Takes a temporary network away: when the story is over, and also when the program is told to end in the middle. */
final class CleanUp implements AutoCloseable {
    private static final int TRIES = 20;
    private static final Duration A_MOMENT = Duration.ofMillis(50);

    private final Path folder;
    private final Thread atExit = new Thread(this::end, "clean-up");
    private volatile Optional<Stage> stage = Optional.empty();
    private volatile boolean ending;

    private CleanUp(Path folder) {
        this.folder = folder;
    }

    static CleanUp of(Path folder) {
        CleanUp cleanUp = new CleanUp(folder);
        Runtime.getRuntime().addShutdownHook(cleanUp.atExit);
        return cleanUp;
    }

    /** What has to be stopped before. */
    Stage stops(Stage running) {
        stage = Optional.of(running);
        return running;
    }

    /** While the program ends, a network that is taken away makes errors that nobody needs to read. */
    void waitIfEnding() {
        while (ending) {
            LockSupport.park(this);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            waitIfEnding();
        }
        Folders.delete(folder);
    }

    private void end() {
        ending = true;
        stage.ifPresent(Stage::close);
        for (int tried = 0; tried < TRIES && Files.exists(folder); tried++) {
            try {
                Folders.delete(folder);
            } catch (IOException stillBeingWritten) {
                LockSupport.parkNanos(A_MOMENT.toNanos());
            }
        }
    }
}
