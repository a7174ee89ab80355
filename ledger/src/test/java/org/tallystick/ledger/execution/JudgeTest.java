package org.tallystick.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.TransactionSigner;
import org.tallystick.ledger.MachineFixture;
import org.tallystick.ledger.TestMember;
import org.tallystick.ledger.TestNetwork;
import org.tallystick.ledger.engine.CommittedBlock;
import org.tallystick.ledger.engine.Judgement;
import org.tallystick.ledger.engine.Limit;
import org.tallystick.ledger.engine.Proposal;
import org.tallystick.ledger.mempool.Admission;
import org.tallystick.ledger.mempool.Settled;

/** What another node makes of a proposal: one honest proposer, and everything that a dishonest one could try. */
class JudgeTest {
    private final TestNetwork network = new TestNetwork("clinic", "lab");
    private final TestMember clinic = network.member(0);

    @TempDir
    Path directory;

    private MachineFixture proposer;
    private MachineFixture judge;

    @BeforeEach
    void found() {
        proposer = new MachineFixture(network, directory.resolve("proposer"));
        judge = new MachineFixture(network, directory.resolve("judge"));
        proposer.found();
        judge.found();
    }

    @AfterEach
    void close() {
        proposer.close();
        judge.close();
    }

    @Test
    void anHonestProposalIsAcceptedAndGivesTheSameBlock() {
        proposer.mempool().submit(signed("notes.count"));
        Proposal proposal = proposer.machine().propose(Limit.USUAL).orElseThrow();
        assertThat(judge.machine().judge(proposal)).isEqualTo(new Judgement.Acceptable());
        assertThat(judge.machine().execute(proposal).entries())
                .isEqualTo(proposer.machine().execute(proposal).entries());
        assertThat(judge.machine().commit()).isEqualTo(proposer.machine().commit());
        assertThat(judge.store().committed().logRoot())
                .isEqualTo(proposer.store().committed().logRoot());
    }

    @Test
    void judgingChangesNothing() {
        proposer.mempool().submit(signed("notes.count"));
        judge.machine().judge(proposer.machine().propose(Limit.USUAL).orElseThrow());
        assertThat(judge.machine().info().blocks()).isEqualTo(1);
        assertThat(judge.machine().propose(Limit.USUAL)).isEmpty();
    }

    @Test
    void whoeverWaitsHereHearsOfABlockFromElsewhere() {
        Bytes jws = signed("notes.count");
        Admission.Accepted here = (Admission.Accepted) judge.mempool().submit(jws);
        proposer.mempool().submit(jws);
        Proposal proposal = proposer.machine().propose(Limit.USUAL).orElseThrow();
        judge.machine().execute(proposal);
        CommittedBlock block = judge.machine().commit();
        assertThat(here.settled()
                        .toCompletableFuture()
                        .orTimeout(5, TimeUnit.SECONDS)
                        .join())
                .isEqualTo(new Settled.Committed(
                        block.first(), block.entries().getFirst().result()));
        assertThat(judge.machine().propose(Limit.USUAL)).isEmpty();
    }

    @Test
    void anAccountMayActInTheBlockThatRegistersIt() {
        Bytes registration =
                network.sign(clinic, clinic.admin(), "accounts.register", clinic.registration(clinic.account("new")));
        Bytes first = network.sign(clinic, clinic.account("new"), "notes.count", JsonObject.EMPTY);
        assertThat(judge(registration, first)).isEqualTo("acceptable");
        assertThat(judge(first, registration)).contains("unknown-account");
    }

    @Test
    void theNumberAndTheTimeMustFollow() {
        Bytes jws = signed("notes.count");
        long now = network.clock().millis();
        assertThat(judge(new Proposal(2, now + 1, List.of(jws)))).contains("block 2");
        assertThat(judge(new Proposal(1, now, List.of(jws)))).contains("later");
        assertThat(judge(new Proposal(1, now + 10_002, List.of(jws)))).contains("clock");
        assertThat(judge(new Proposal(1, now + 10_000, List.of(jws)))).isEqualTo("acceptable");
    }

    @Test
    void aProposalFarBehindThisNodesClockIsRefused() {
        Bytes jws = signed("notes.count");
        long then = network.clock().millis() + 1;
        network.clock().move(Duration.ofSeconds(12));
        assertThat(judge(new Proposal(1, then, List.of(jws)))).contains("clock");
    }

    @Test
    void emptyBlocksAreRefused() {
        assertThat(judge(List.of())).contains("without transactions");
    }

    @Test
    void eachTransactionMustBeValidAtItsPlace() {
        assertThat(judge(Bytes.utf8("rubbish"))).contains("malformed");
        assertThat(judge(signed("notes.sing"))).contains("unknown-call");
        assertThat(judge(network.sign(clinic, clinic.admin(), "notes.write", JsonObject.EMPTY)))
                .contains("bad-arguments");
        assertThat(judge(network.sign(clinic, clinic.account("nobody"), "notes.count", JsonObject.EMPTY)))
                .contains("unknown-account");
        assertThat(judge(dated(-100, -1))).contains("expired");
        assertThat(judge(dated(11, 60))).contains("not-yet-valid");
        assertThat(judge(signer(TestNetwork.NAME, network.member(1)))).contains("bad-signature");
        assertThat(judge(signer(new NetworkName("ledger.example/other"), clinic)))
                .contains("wrong-network");
    }

    @Test
    void nothingIsInTheLogTwice() {
        Bytes jws = signed("notes.count");
        assertThat(judge(jws, jws)).contains("transaction 1: duplicate");
        judge.run(jws);
        network.clock().move(Duration.ofSeconds(1));
        assertThat(judge(new Proposal(2, network.clock().millis(), List.of(jws))))
                .contains("duplicate");
    }

    @Test
    void aSuspensionHoldsForTheRestOfItsBlock() {
        Bytes suspension = network.sign(
                clinic,
                clinic.admin(),
                "accounts.suspend",
                JsonObject.with("account", clinic.node().toString()).build());
        Bytes late = network.sign(clinic, clinic.node(), "notes.count", JsonObject.EMPTY);
        assertThat(judge(late, suspension)).isEqualTo("acceptable");
        assertThat(judge(suspension, late)).contains("suspended");
    }

    private Bytes signed(String call) {
        return network.sign(clinic, clinic.admin(), call, JsonObject.EMPTY);
    }

    private Bytes dated(long iat, long exp) {
        long now = network.clock().instant().getEpochSecond();
        return network.sign(
                clinic, clinic.admin(), "notes.count", JsonObject.EMPTY, network.nextJti(), now + iat, now + exp);
    }

    private Bytes signer(NetworkName name, TestMember holder) {
        long now = network.clock().instant().getEpochSecond();
        return new TransactionSigner(name, clinic.admin(), holder.key(holder.admin()))
                .sign("notes.count", JsonObject.EMPTY, network.nextJti(), now, now + 60);
    }

    private String judge(Bytes... transactions) {
        return judge(List.of(transactions));
    }

    private String judge(List<Bytes> transactions) {
        return judge(new Proposal(1, network.clock().millis() + 1, transactions));
    }

    private String judge(Proposal proposal) {
        return switch (judge.machine().judge(proposal)) {
            case Judgement.Acceptable() -> "acceptable";
            case Judgement.Invalid(String why) -> why;
        };
    }
}
