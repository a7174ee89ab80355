package org.tallystick.testkit.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tallystick.cli.Tally;

/** {@code tally up} in a process of its own, which can be killed. */
public final class TallyProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final List<String> said = new ArrayList<>();
    private final CountDownLatch runs = new CountDownLatch(1);
    private final Thread listening;

    private TallyProcess(Process process) {
        this.process = process;
        this.listening = Thread.ofPlatform().daemon().start(this::listen);
    }

    /** Starts the network in that folder. */
    public static TallyProcess up(Path home) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Tally.class.getName()));
        command.addAll(List.of("up", "--home", home.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TALLY_PASSPHRASE", ThreeMembers.PASSPHRASE);
        return new TallyProcess(builder.start());
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException e) {
            hear("(and then: " + e.getMessage() + ")");
        } finally {
            runs.countDown();
        }
    }

    private void hear(String line) {
        synchronized (said) {
            said.add(line);
        }
        if (line.startsWith("Running;")) {
            runs.countDown();
        }
    }

    /** Waits until it runs. @return false if it ended instead */
    public boolean awaitRunning() throws InterruptedException {
        boolean heard = runs.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return heard && process.isAlive();
    }

    /** Waits until it ends by itself. @return its exit code */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it did not end; it said\n" + said());
        }
        listening.join();
        return process.exitValue();
    }

    /** SIGKILL: it has no time for anything. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks it to end, and waits until it has. */
    public void stop() throws InterruptedException {
        process.destroy();
        awaitEnd();
    }

    /** True while it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** All that it has printed. */
    public String said() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
