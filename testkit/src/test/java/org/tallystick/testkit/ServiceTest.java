package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that a service manager runs: nobody to ask, a signal to stop it, and an exit code that says how it ended. */
@Tag("slow")
class ServiceTest {
    private static final int DOCUMENT = 8 << 20;

    @TempDir
    private Path folder;

    private Path network;
    private Path passphrase;
    private String javaOptions = "";

    @BeforeEach
    void aNetworkIsFounded() throws Exception {
        network = folder.resolve("network");
        passphrase = Files.writeString(folder.resolve("passphrase"), "five words nobody else knows\n");
        Run init = tally("init", "--network", "ledger.example/service", "--member", "farm=http://127.0.0.1:7199");
        assertThat(init.exit()).as(init.said()).isZero();
        Files.writeString(network.resolve("tallystick.yaml"), "members: {farm: {listen: '127.0.0.1:0'}}");
    }

    @Test
    void aSignalEndsItWellAndItGoesOnWhereItWas() throws Exception {
        // Wallets that only share their names with those of a network for trying out.
        Files.createDirectories(network.resolve("wallets"));
        for (String name : List.of("ivo.jwe", "ana.jwe")) {
            Files.createFile(network.resolve("wallets").resolve(name));
        }
        for (int start = 0; start < 2; start++) {
            Run up = tally("up");
            up.awaitRunning();
            up.stop();
            assertThat(up.exit()).as(up.said()).isZero();
            assertThat(up.said().lines()).last().isEqualTo("stopped");
        }
    }

    @Test
    void onlyOneRunsInAFolderAndTheOtherSaysWhy() throws Exception {
        Run first = tally("up");
        try {
            first.awaitRunning();
            Run second = tally("up");
            assertThat(second.exit()).as(second.said()).isEqualTo(4);
            assertThat(second.said()).contains("error: the network does not start", "Another node has");
            assertThat(first.process().isAlive()).isTrue();
        } finally {
            first.stop();
            first.exit();
        }
    }

    @Test
    void aWrongPassphraseEndsItWithFour() throws Exception {
        Files.writeString(passphrase, "five words that are not right");
        Run up = tally("up");
        assertThat(up.exit()).isEqualTo(4);
        assertThat(up.said()).contains("the passphrase does not open");
    }

    @Test
    void aNodeWithoutMemoryEndsSoThatItIsStartedAgain() throws Exception {
        int port = freePort();
        Files.writeString(network.resolve("tallystick.yaml"), "members: {farm: {listen: '127.0.0.1:" + port + "'}}");
        javaOptions = "-Xmx24m";
        Run up = tally("up");
        List<Socket> clients = new ArrayList<>();
        try {
            up.awaitRunning();
            for (int i = 0; i < 4 && up.process().isAlive(); i++) {
                clients.add(documentInMemory(port));
            }
            assertThat(up.exit()).as(up.said()).isEqualTo(3);
            assertThat(up.said()).contains("OutOfMemoryError");
        } finally {
            up.stop();
            for (Socket client : clients) {
                client.close();
            }
        }
        javaOptions = "";
        Run again = tally("up");
        again.awaitRunning();
        again.stop();
        assertThat(again.exit()).as(again.said()).isZero();
    }

    /** A client that sent all of a large document but its last byte. */
    private static Socket documentInMemory(int port) {
        Socket client = new Socket();
        try {
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
            String head = "POST /v1/transactions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + DOCUMENT + "\r\n\r\n";
            client.getOutputStream().write((head + " ".repeat(DOCUMENT - 1)).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            assertThat(gone).isInstanceOf(SocketException.class);
        }
        return client;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A program of which nobody watches the streams. */
    private record Run(Process process, Path out, Path err) {
        int exit() throws InterruptedException {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        }

        void stop() {
            process.destroy();
        }

        String said() {
            return read(out) + read(err);
        }

        void awaitRunning() {
            Instant until = Instant.now().plusSeconds(120);
            while (!read(out).contains("Running")) {
                assertThat(process.isAlive() && Instant.now().isBefore(until))
                        .as(said())
                        .isTrue();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Run tally(String... line) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Checkout.ROOT.resolve("tally").toString())
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.command().addAll(List.of(line));
        builder.environment()
                .putAll(Map.of(
                        "TALLY_HOME", network.toString(),
                        "TALLY_PASSPHRASE_FILE", passphrase.toString(),
                        "TALLY_JAVA_OPTIONS", javaOptions));
        Process process = builder.start();
        process.getOutputStream().close();
        return new Run(process, out, err);
    }
}
