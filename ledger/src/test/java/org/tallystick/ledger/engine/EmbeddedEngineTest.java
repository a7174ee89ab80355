package org.tallystick.ledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LogUpkeep;
import org.tallystick.ledger.TestNetwork;
import org.tallystick.ledger.mempool.Admission;
import org.tallystick.ledger.mempool.Bounds;
import org.tallystick.ledger.mempool.Reason;
import org.tallystick.ledger.mempool.Settled;
import org.tallystick.ledger.store.StoreFailure;
import org.tallystick.ledger.store.Tuning;

class EmbeddedEngineTest extends EngineConformance {
    private final Genesis genesis = network.genesis();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    @Override
    protected Node start() {
        Ledger ledger = open(genesis);
        ledger.engine().start();
        return new OfLedger(ledger);
    }

    private Ledger open(Genesis with) {
        return Ledger.open(
                directory,
                new Ledger.Parts(with, network.contracts(), network.verifier(), network.clock()),
                failure::complete);
    }

    @Test
    void aStoreThatFailsStopsTheEngineAndLeavesNobodyWaiting() {
        node.close();
        Ledger ledger = open(genesis);
        Admission admission = ledger.engine().submit(signed("notes.count"));
        ledger.store().close();
        ledger.engine().start();
        assertThat(end(admission)).isInstanceOf(Settled.Uncertain.class);
        assertThat(failure.orTimeout(10, TimeUnit.SECONDS).join()).isInstanceOf(StoreFailure.class);
        ledger.engine().close();
        assertThat(ledger.engine().status()).isInstanceOf(Status.Failed.class);
    }

    @Test
    void beforeTheDiskIsFullTransactionsAreRefused() {
        node.close();
        Bounds greedy = new Bounds(100, 1 << 20, 100, 1 << 20, Long.MAX_VALUE);
        Ledger.Settings settings = new Ledger.Settings(greedy, Limit.USUAL, Tuning.STANDARD, LogUpkeep.Rhythm.USUAL);
        try (Ledger ledger = Ledger.open(
                directory,
                new Ledger.Parts(genesis, network.contracts(), network.verifier(), network.clock(), settings),
                failure::complete)) {
            assertThat(ledger.engine().submit(signed("notes.count")))
                    .isInstanceOfSatisfying(
                            Admission.Rejected.class,
                            rejected ->
                                    assertThat(rejected.rejection().reason()).isEqualTo(Reason.DISK_FULL));
        }
    }

    @Test
    void anotherGenesisIsRefusedOnADirectoryInUse() {
        node.close();
        assertThatThrownBy(() -> open(new TestNetwork("clinic", "bank").genesis()))
                .isInstanceOf(GenesisException.class)
                .hasMessageContaining("genesis.json");
    }

    @Test
    void aNetworkForItsMembersDoesNotBecomePublicByEditingItsGenesis() {
        node.close();
        Genesis opened = new Genesis(genesis.network(), genesis.time(), true, genesis.founders());
        assertThatThrownBy(() -> open(opened))
                .isInstanceOf(GenesisException.class)
                .hasMessageContaining("genesis.json");
    }
}
