package org.tallystick.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.policy.Policy;
import org.tallystick.formats.policy.PolicyVerdict;
import org.tallystick.formats.receipt.Receipt;
import org.tallystick.formats.receipt.ReceiptVerifier;
import org.tallystick.formats.receipt.Verdict;
import org.tallystick.ledger.MachineFixture;
import org.tallystick.ledger.TestMember;
import org.tallystick.ledger.TestNetwork;
import org.tallystick.ledger.engine.CommittedBlock;
import org.tallystick.ledger.engine.Limit;

class CheckpointsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestNetwork network = new TestNetwork("clinic", "hospital", "lab");
    private final TestMember clinic = network.member(0);

    @TempDir
    Path directory;

    private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();

    private MachineFixture node;

    @BeforeEach
    void found() {
        node = new MachineFixture(network, directory.resolve("ledger"));
        node.found();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void theGenesisIsCosignedAtOnce() throws InterruptedException {
        try (Checkpoints checkpoints = hosting(network.members())) {
            assertThat(checkpoints.await(3, SOON)).isTrue();
            assertThat(newest(checkpoints).checkpoint().size()).isEqualTo(4);
        }
    }

    @Test
    void everyMembersCheckpointSatisfiesBothPolicies() throws InterruptedException {
        try (Checkpoints checkpoints = hosting(network.members())) {
            CommittedBlock block = order(checkpoints);
            assertThat(checkpoints.await(block.first(), SOON)).isTrue();
            for (TestMember member : network.members()) {
                SignedCheckpoint checkpoint = checkpoints.newest(member.id()).orElseThrow();
                assertThat(check(
                                checkpoint,
                                Policies.forBoth(node.state(), member.id(), block.header())
                                        .orElseThrow()))
                        .isInstanceOf(PolicyVerdict.Satisfied.class);
                assertThat(check(
                                checkpoint,
                                Policies.forEd25519(node.state(), member.id(), block.header())
                                        .orElseThrow()))
                        .isInstanceOf(PolicyVerdict.Satisfied.class);
            }
        }
    }

    @Test
    void aReceiptProvesItsEntryOffline() throws InterruptedException {
        try (Checkpoints checkpoints = hosting(network.members())) {
            CommittedBlock block = order(checkpoints);
            assertThat(checkpoints.await(block.first(), SOON)).isTrue();
            Receipt receipt = new Receipts(node.state(), checkpoints)
                    .receipt(block.first(), clinic.id())
                    .orElseThrow();
            Policy policy =
                    Policies.forBoth(node.state(), clinic.id(), block.header()).orElseThrow();
            Verdict verdict = new ReceiptVerifier(policy, network.verifier()).verify(receipt.encode());
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Proven.class,
                            proven -> assertThat(proven.entry())
                                    .isEqualTo(block.entries().getFirst()));
        }
    }

    @Test
    void thereIsNoReceiptBeforeACheckpointHasTheEntry() throws InterruptedException {
        try (Checkpoints checkpoints = hosting(network.members())) {
            assertThat(checkpoints.await(3, SOON)).isTrue();
            assertThat(new Receipts(node.state(), checkpoints).receipt(4, clinic.id()))
                    .isEmpty();
        }
    }

    @Test
    void twoOfThreeMembersAreNoQuorum() throws InterruptedException {
        Checkpoints checkpoints = hosting(network.members().subList(0, 2));
        checkpoints.close();
        assertThat(checkpoints.newest(clinic.id())).isEmpty();
        assertThat(checkpoints.await(0, Duration.ZERO)).isFalse();
    }

    @Test
    void aRestartSignsTheSameLogAgain() throws InterruptedException {
        hosting(network.members()).close();
        try (Checkpoints again = hosting(network.members())) {
            assertThat(again.await(3, SOON)).isTrue();
        }
    }

    @Test
    void aMemberDoesNotSignAnotherLedgerThanTheOneItKnows() {
        hosting(network.members()).close();
        TestNetwork other = new TestNetwork("clinic");
        try (MachineFixture forked = new MachineFixture(other, directory.resolve("forked"))) {
            forked.found();
            assertThatThrownBy(() -> Seal.open(
                            clinic.sealKeys(), promises(clinic), forked.store().committed()))
                    .isInstanceOf(SealException.class)
                    .hasMessageContaining("back-up");
        }
    }

    @Test
    void whoeverRunsTheNodeIsToldThatNothingIsSignedAnyMore() throws InterruptedException {
        List<Seal> seals = List.of(
                Seal.open(clinic.sealKeys(), promises(clinic), node.store().committed()));
        seals.forEach(Seal::close);
        try (Checkpoints checkpoints = new Checkpoints(node.state(), seals, network.clock(), failures::add)) {
            checkpoints.start();
            assertThat(failures.poll(10, TimeUnit.SECONDS)).contains("Nothing can be cosigned any more");
            assertThat(checkpoints.await(0, SOON)).isFalse();
        }
    }

    private CommittedBlock order(Checkpoints checkpoints) {
        node.mempool().submit(network.sign(clinic, clinic.admin(), "notes.count", JsonObject.EMPTY));
        node.machine().execute(node.machine().propose(Limit.USUAL).orElseThrow());
        CommittedBlock block = node.machine().commit();
        checkpoints.committed(block);
        return block;
    }

    private Checkpoints hosting(List<TestMember> members) {
        List<Seal> seals = members.stream()
                .map(member -> Seal.open(
                        member.sealKeys(), promises(member), node.store().committed()))
                .toList();
        Checkpoints checkpoints = new Checkpoints(node.state(), seals, network.clock(), failures::add);
        checkpoints.start();
        return checkpoints;
    }

    private Path promises(TestMember member) {
        return directory.resolve("last-cosigned-" + member.id());
    }

    private SignedCheckpoint newest(Checkpoints checkpoints) {
        return checkpoints.newest(clinic.id()).orElseThrow();
    }

    private PolicyVerdict check(SignedCheckpoint checkpoint, Policy policy) {
        return policy.check(checkpoint, network.verifier());
    }
}
