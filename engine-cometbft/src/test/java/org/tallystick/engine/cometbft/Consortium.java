package org.tallystick.engine.cometbft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.TestMember;
import org.tallystick.ledger.TestNetwork;
import org.tallystick.ledger.engine.Genesis;

/** Several members, each with a ledger and a CometBFT of its own, who reach one another over loopback. */
final class Consortium implements AutoCloseable {
    private static final Path PROGRAM = CometProgram.path();

    private final TestNetwork network = new TestNetwork("bank", "clinic", "lab", "mill");
    private final Genesis genesis = network.genesis();
    private final Path directory;
    private final List<InetSocketAddress> addresses;
    private final List<Optional<Ledger>> ledgers = new ArrayList<>();
    private final List<CompletableFuture<Throwable>> failures = new ArrayList<>();

    Consortium(Path directory) {
        this.directory = directory;
        this.addresses = freeAddresses(network.members().size());
        for (int i = 0; i < network.members().size(); i++) {
            ledgers.add(Optional.empty());
            failures.add(new CompletableFuture<>());
        }
    }

    private static List<InetSocketAddress> freeAddresses(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<InetSocketAddress> free = held.stream()
                    .map(socket -> new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort()))
                    .toList();
            for (ServerSocket socket : held) {
                socket.close();
            }
            return free;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestNetwork network() {
        return network;
    }

    int members() {
        return ledgers.size();
    }

    void startAll() {
        IntStream.range(0, members()).forEach(this::start);
    }

    void start(int number) {
        Ledger ledger = Ledger.open(
                directory.resolve("ledger-" + number),
                new Ledger.Parts(genesis, network.contracts(), SignatureVerifier.fastest(), network.clock()),
                CometEngine.with(settings(number)),
                failures.get(number)::complete);
        ledger.engine().start();
        ledgers.set(number, Optional.of(ledger));
    }

    void stop(int number) {
        ledgers.get(number).ifPresent(Ledger::close);
        ledgers.set(number, Optional.empty());
    }

    /** Kills that member's CometBFT, as a machine does that stops; the node starts it again. */
    void killCometBft(int number) {
        String home = directory.resolve("cometbft-" + number).toString();
        ProcessHandle.current()
                .children()
                .filter(process -> process.info().arguments().stream()
                        .anyMatch(arguments -> List.of(arguments).contains(home)))
                .forEach(ProcessHandle::destroyForcibly);
    }

    Ledger ledger(int number) {
        return ledgers.get(number).orElseThrow();
    }

    private CometSettings settings(int number) {
        List<Peer> others = IntStream.range(0, members())
                .filter(other -> other != number)
                .mapToObj(other -> new Peer(key("peer", other).publicKey(), addresses.get(other)))
                .toList();
        TestMember member = network.member(number);
        return new CometSettings(
                PROGRAM,
                directory.resolve("cometbft-" + number),
                member.id(),
                new CometNetwork(
                        genesis.hash(),
                        genesis.time(),
                        IntStream.range(0, members())
                                .mapToObj(each -> key("consensus", each).publicKey())
                                .toList()),
                key("consensus", number),
                key("peer", number),
                addresses.get(number),
                others);
    }

    private static PrivateKey key(String role, int number) {
        byte[] seed = Hash.of(Bytes.utf8(role + number)).dangerArray();
        return PrivateKey.fromSeed(Algorithm.ED25519, Bytes.wrap(seed));
    }

    @Override
    public void close() {
        IntStream.range(0, members()).parallel().forEach(this::stop);
        assertThat(failures).noneMatch(CompletableFuture::isDone);
    }
}
