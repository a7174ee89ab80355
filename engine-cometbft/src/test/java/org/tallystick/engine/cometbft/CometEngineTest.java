package org.tallystick.engine.cometbft;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.engine.EngineConformance;
import org.tallystick.ledger.engine.Genesis;

/** The engine of a network whose only validator is this one: everything that an engine has to do, by a real CometBFT. */
@Tag("slow")
class CometEngineTest extends EngineConformance {
    private static final Path PROGRAM = CometProgram.path();

    private final Genesis genesis = network.genesis();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    @Override
    protected Node start() {
        PrivateKey consensus = key(1);
        CometSettings settings = new CometSettings(
                PROGRAM,
                directory.resolve("cometbft"),
                new MemberId("clinic"),
                new CometNetwork(genesis.hash(), genesis.time(), List.of(consensus.publicKey())),
                consensus,
                key(2),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of());
        Ledger ledger = Ledger.open(
                directory.resolve("ledger"),
                new Ledger.Parts(genesis, network.contracts(), network.verifier(), network.clock()),
                CometEngine.with(settings),
                failure::complete);
        ledger.engine().start();
        return new OfLedger(ledger);
    }

    private static PrivateKey key(int number) {
        byte[] seed = Hash.of(Bytes.utf8("key " + number)).dangerArray();
        return PrivateKey.fromSeed(Algorithm.ED25519, Bytes.wrap(seed));
    }
}
