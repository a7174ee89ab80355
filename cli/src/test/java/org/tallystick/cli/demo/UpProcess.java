package org.tallystick.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.tallystick.cli.Tally;

/** {@code tally up} in a process of its own that writes down whatever any logger says. */
final class UpProcess implements AutoCloseable {
    private static final long PATIENCE = Duration.ofMinutes(2).toNanos();
    private static final String EVERYTHING = """
            handlers=java.util.logging.ConsoleHandler
            .level=FINEST
            java.util.logging.ConsoleHandler.level=FINEST
            """;

    private final Process process;
    private final Path said;

    private UpProcess(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /**
     * Starts the network in a folder, which the process makes if it is not there.
     *
     * @param said where its output goes, and all it logs
     */
    static UpProcess start(Path network, Path temporary, Path said) throws IOException {
        Path logging = Files.writeString(said.resolveSibling("logging.properties"), EVERYTHING);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temporary,
                "-Djava.util.logging.config.file=" + logging,
                "-Djava.util.logging.SimpleFormatter.format=%1$tT %4$s %2$s %3$s %5$s %6$s%n",
                "-cp",
                System.getProperty("java.class.path"),
                Tally.class.getName(),
                "up",
                "--home",
                network.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                .start();
        UpProcess up = new UpProcess(process, said);
        up.awaitSaid("Running; Ctrl-C stops it");
        return up;
    }

    /** Waits until it has said something. */
    void awaitSaid(String words) throws IOException {
        long until = System.nanoTime() + PATIENCE;
        while (!Files.readString(said).contains(words)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new AssertionError("it has not said '" + words + "': " + Files.readString(said));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.NANOSECONDS)) {
                throw new AssertionError("it does not end");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
