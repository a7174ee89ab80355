package org.tallystick.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.wallet.Home;

class HeldPortsTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void whoComesSecondGetsOthers() throws IOException {
        try (HeldPorts first = HeldPorts.usual(3, RANDOM);
                HeldPorts second = HeldPorts.usual(3, RANDOM);
                HeldPorts third = HeldPorts.any(3, RANDOM)) {
            assertThat(Stream.of(first, second, third).flatMap(ports -> ports.addresses().stream()))
                    .hasSize(9)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void eachIsHeldUntilItIsLetGo() throws IOException {
        try (HeldPorts ports = HeldPorts.any(2, RANDOM)) {
            List<URI> addresses = ports.addresses();
            ports.letGo(addresses.getFirst());
            listen(addresses.getFirst());
            assertThatThrownBy(() -> listen(addresses.getLast())).isInstanceOf(BindException.class);
        }
    }

    @Tag("slow")
    @Test
    void aNetworkThatIsBeingFoundedLosesItsAddressesToNobody(@TempDir Path folder) throws IOException {
        int wanted = aFreePort();
        CompletableFuture<Stage> founding =
                CompletableFuture.supplyAsync(() -> found(folder, wanted), Thread::startVirtualThread);
        Path firstKeys = new Home(folder).network().member(Cast.HOSPITAL).root();
        while (!Files.exists(firstKeys) && !founding.isDone()) {
            LockSupport.parkNanos(1_000_000);
        }
        try (HeldPorts others = HeldPorts.preferring(wanted, 3, RANDOM);
                Stage stage = founding.join()) {
            assertThat(stage.network().addresses().values()).hasSize(3).doesNotContainAnyElementsOf(others.addresses());
        }
    }

    private static Stage found(Path folder, int wanted) {
        try (HeldPorts ports = HeldPorts.preferring(wanted, 3, RANDOM)) {
            return Stage.found(folder, ports);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int aFreePort() throws IOException {
        try (HeldPorts ports = HeldPorts.any(1, RANDOM)) {
            return ports.addresses().getFirst().getPort();
        }
    }

    private static void listen(URI address) throws IOException {
        new ServerSocket(address.getPort(), 1, InetAddress.getLoopbackAddress()).close();
    }
}
