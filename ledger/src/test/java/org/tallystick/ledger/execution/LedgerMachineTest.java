package org.tallystick.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.MachineFixture;
import org.tallystick.ledger.NotesContract;
import org.tallystick.ledger.TestMember;
import org.tallystick.ledger.TestNetwork;
import org.tallystick.ledger.engine.CommittedBlock;
import org.tallystick.ledger.engine.Executed;
import org.tallystick.ledger.engine.Judgement;
import org.tallystick.ledger.engine.Limit;
import org.tallystick.ledger.engine.Proposal;
import org.tallystick.ledger.mempool.Admission;
import org.tallystick.ledger.mempool.Reason;
import org.tallystick.ledger.mempool.Settled;
import org.tallystick.ledger.store.StoreFailure;

class LedgerMachineTest {
    private static final String ID = "00112233445566778899aabbccddeeff";

    private final TestNetwork network = new TestNetwork("clinic", "lab");
    private final TestMember clinic = network.member(0);

    @TempDir
    Path directory;

    private MachineFixture node;

    @BeforeEach
    void found() {
        node = new MachineFixture(network, directory.resolve("a"));
        node.found();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void anIdleLedgerHasNoBlocks() {
        assertThat(node.machine().propose(Limit.USUAL)).isEmpty();
        assertThat(node.machine().info().blocks()).isEqualTo(1);
    }

    @Test
    void aCallThatIsCarriedOutChangesTheState() {
        assertThat(outcome(run("notes.write", note("hello")))).isEqualTo(Outcome.Done.EMPTY);
        assertThat(node.state().get(NotesContract.key(ID)).orElseThrow().string("text"))
                .isEqualTo("hello");
    }

    @Test
    void aRefusedCallIsAnEntryAndChangesNothing() {
        assertThat(outcome(run("notes.regret", note("hello"))))
                .isEqualTo(new Outcome.Refused("regretted", "a test wants it so"));
        assertThat(node.state().get(NotesContract.key(ID))).isEmpty();
    }

    @Test
    void aFailingContractIsAnEntryAndChangesNothing() {
        assertThat(outcome(run("notes.fail", note("hello")))).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("contract-error");
            assertThat(refused.why()).doesNotContain("a test wants it so");
        });
        assertThat(node.state().get(NotesContract.key(ID))).isEmpty();
    }

    @Test
    void aResultTooLongForAnEntryIsAContractsFailure() {
        assertThat(outcome(run("notes.boast", JsonObject.EMPTY)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("contract-error"));
        assertThat(node.state().get(NotesContract.counter())).isEmpty();
    }

    @Test
    void transactionsOfOneBlockSeeOneAnother() {
        submit("notes.count", JsonObject.EMPTY);
        submit("notes.fail", note("x"));
        submit("notes.count", JsonObject.EMPTY);
        List<Outcome> outcomes = outcomes(block());
        assertThat(outcomes.getLast())
                .isEqualTo(new Outcome.Done(JsonObject.with("count", 2).build()));
    }

    @Test
    void aSuspensionTakesEffectWithinItsBlock() {
        TestMember lab = network.member(1);
        Settling waiter = submit(
                clinic,
                "accounts.suspend",
                JsonObject.with("account", clinic.node().toString()).build());
        Settling late = submit(network.sign(clinic, clinic.node(), "notes.count", JsonObject.EMPTY));
        submit(network.sign(lab, lab.admin(), "notes.count", JsonObject.EMPTY));
        CommittedBlock block = block();
        assertThat(block.entries()).hasSize(2);
        assertThat(waiter.end()).isInstanceOf(Settled.Committed.class);
        assertThat(late.reason()).isEqualTo(Reason.SUSPENDED);
    }

    @Test
    void aReplacedKeyTakesEffectWithinItsBlock() {
        JsonObject rotation = JsonObject.with("account", clinic.admin().toString())
                .with("signing", clinic.key(clinic.account("new")).publicKey().url())
                .build();
        submit(clinic, "accounts.rotate", rotation);
        Settling late = submit(clinic, "notes.count", JsonObject.EMPTY);
        assertThat(block().entries()).hasSize(1);
        assertThat(late.reason()).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void whatExpiresWhileItWaitsLeavesNoEntry() {
        Settling late = submit(clinic, "notes.count", JsonObject.EMPTY);
        network.clock().move(Duration.ofMinutes(10));
        assertThat(node.machine().propose(Limit.USUAL)).isEmpty();
        assertThat(late.reason()).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void ledgerTimeMovesOnWhenTheClockJumpsBack() {
        long before = run("notes.count", JsonObject.EMPTY).header().time();
        network.clock().move(Duration.ofSeconds(-5));
        submit("notes.count", JsonObject.EMPTY);
        assertThat(block().header().time()).isEqualTo(before + 1);
    }

    @Test
    void headersFormAChain() {
        CommittedBlock first = run("notes.count", JsonObject.EMPTY);
        CommittedBlock second = run("notes.count", JsonObject.EMPTY);
        assertThat(second.header().previous()).isEqualTo(Hash.of(first.header().bytes()));
        assertThat(second.first()).isEqualTo(first.size());
    }

    @Test
    void theMembersHashChangesWithTheMembersOnly() {
        CommittedBlock note = run("notes.count", JsonObject.EMPTY);
        CommittedBlock other = run("notes.count", JsonObject.EMPTY);
        assertThat(other.header().members()).isEqualTo(note.header().members());
    }

    @Test
    void nothingIsOnDiskBeforeCommit() {
        submit("notes.count", JsonObject.EMPTY);
        node.machine().execute(node.machine().propose(Limit.USUAL).orElseThrow());
        assertThat(node.machine().info().blocks()).isEqualTo(1);
        assertThat(node.state().get(NotesContract.counter())).isEmpty();
    }

    @Test
    void whatIsProposedAndNotDecidedWaitsAgain() {
        Settling waiter = submit("notes.count", JsonObject.EMPTY);
        assertThat(node.machine().propose(Limit.USUAL)).isPresent();
        CommittedBlock block = block();
        assertThat(block.entries()).hasSize(1);
        assertThat(waiter.end()).isInstanceOf(Settled.Committed.class);
    }

    @Test
    void abandonedTransactionsSaySo() {
        Settling waiting = submit("notes.count", JsonObject.EMPTY);
        node.machine().abandon("the test is over");
        assertThat(waiting.reason()).isEqualTo(Reason.STOPPING);
    }

    @Test
    void afterAFailedWriteTheEndIsUncertain() {
        Settling waiting = submit("notes.count", JsonObject.EMPTY);
        node.machine().execute(node.machine().propose(Limit.USUAL).orElseThrow());
        node.store().close();
        assertThatThrownBy(() -> node.machine().commit()).isInstanceOf(StoreFailure.class);
        node.machine().abandon("the disk failed");
        assertThat(waiting.end()).isEqualTo(new Settled.Uncertain("the disk failed"));
    }

    @Test
    void aDecidedBlockThatBreaksTheRulesStopsTheNode() {
        Bytes unsigned = Bytes.utf8("a.b.c");
        Proposal bad = new Proposal(1, network.clock().millis() + 1, List.of(unsigned));
        assertThatThrownBy(() -> node.machine().execute(bad))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tally fsck");
    }

    @Test
    void anExecutedBlockIsTheSameAsItsProposal() {
        submit("notes.count", JsonObject.EMPTY);
        Proposal proposal = node.machine().propose(Limit.USUAL).orElseThrow();
        assertThat(node.machine().judge(proposal)).isInstanceOf(Judgement.Acceptable.class);
        Executed executed = node.machine().execute(proposal);
        assertThat(executed.header().entries()).isEqualTo(1);
        assertThat(executed.entries().getLast()).isEqualTo(executed.header().bytes());
    }

    private record Settling(Admission admission) {
        Settled end() {
            Admission.Accepted accepted = (Admission.Accepted) admission;
            return accepted.settled()
                    .toCompletableFuture()
                    .orTimeout(5, TimeUnit.SECONDS)
                    .join();
        }

        Reason reason() {
            return ((Settled.Dropped) end()).rejection().reason();
        }
    }

    private Settling submit(String call, JsonObject args) {
        return submit(clinic, call, args);
    }

    private Settling submit(TestMember member, String call, JsonObject args) {
        return submit(network.sign(member, member.admin(), call, args));
    }

    private Settling submit(Bytes jws) {
        Admission admission = node.mempool().submit(jws);
        assertThat(admission).isInstanceOf(Admission.Accepted.class);
        return new Settling(admission);
    }

    private CommittedBlock run(String call, JsonObject args) {
        submit(call, args);
        return block();
    }

    private CommittedBlock block() {
        Optional<Proposal> proposal = node.machine().propose(Limit.USUAL);
        node.machine().execute(proposal.orElseThrow());
        return node.machine().commit();
    }

    private static Outcome outcome(CommittedBlock block) {
        return outcomes(block).getLast();
    }

    private static List<Outcome> outcomes(CommittedBlock block) {
        return block.entries().stream().map(entry -> entry.result().outcome()).toList();
    }

    private static JsonObject note(String text) {
        return JsonObject.with("id", ID).with("text", text).build();
    }
}
