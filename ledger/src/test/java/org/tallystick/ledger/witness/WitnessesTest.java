package org.tallystick.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.checkpoint.Checkpoint;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.note.VerifierKey;
import org.tallystick.formats.policy.Policy;
import org.tallystick.formats.receipt.Receipt;
import org.tallystick.formats.receipt.ReceiptVerifier;
import org.tallystick.formats.receipt.Verdict;
import org.tallystick.ledger.MachineFixture;
import org.tallystick.ledger.TestMember;
import org.tallystick.ledger.TestNetwork;
import org.tallystick.ledger.engine.CommittedBlock;
import org.tallystick.ledger.engine.Limit;
import org.tallystick.ledger.log.Checkpoints;
import org.tallystick.ledger.log.Policies;
import org.tallystick.ledger.log.Receipts;
import org.tallystick.ledger.log.Seal;

class WitnessesTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final TestNetwork network = new TestNetwork("clinic", "hospital", "lab");
    private final TestMember clinic = network.member(0);
    private final SimulatedWitness regulator = new SimulatedWitness("regulator.example", logs());

    @TempDir
    Path directory;

    private MachineFixture node;
    private Checkpoints checkpoints;

    @BeforeEach
    void found() {
        node = new MachineFixture(network, directory.resolve("ledger"));
        node.found();
        List<Seal> seals = network.members().stream()
                .map(member -> Seal.open(
                        member.sealKeys(),
                        directory.resolve("seals-" + member.id()),
                        node.store().committed()))
                .toList();
        checkpoints = new Checkpoints(node.state(), seals, network.clock(), _ -> {});
        checkpoints.start();
    }

    @AfterEach
    void close() {
        checkpoints.close();
        node.close();
    }

    @Test
    void aWitnessCosignsTheGenesisAndWhatFollows() throws InterruptedException {
        try (Witnesses witnesses = asking(regulator)) {
            assertThat(witnesses.board().await(3, SOON)).isTrue();
            CommittedBlock block = order();
            assertThat(witnesses.board().await(block.first(), SOON)).isTrue();
        }
        assertThat(regulator.last().orElseThrow().size()).isEqualTo(6);
    }

    @Test
    void membersSignAsTheLogInTurn() throws InterruptedException {
        try (Witnesses witnesses = asking(regulator)) {
            for (int i = 0; i < 3; i++) {
                assertThat(witnesses.board().await(order().first(), SOON)).isTrue();
            }
        }
        assertThat(regulator.asked()).contains(logs().get(0), logs().get(1), logs().get(2));
    }

    @Test
    void aReceiptWithItsCosignatureSatisfiesAPolicyThatDemandsIt() throws InterruptedException {
        CommittedBlock block = order();
        try (Witnesses witnesses = asking(regulator)) {
            assertThat(witnesses.board().await(block.first(), SOON)).isTrue();
            Receipt witnessed =
                    witnesses.receipts().receipt(block.first(), clinic.id()).orElseThrow();
            Receipt plain = new Receipts(node.state(), checkpoints)
                    .receipt(block.first(), clinic.id())
                    .orElseThrow();
            Policy members =
                    Policies.forBoth(node.state(), clinic.id(), block.header()).orElseThrow();
            Policy demanding = witnesses.policy().beside(members);
            assertThat(verify(demanding, witnessed)).isInstanceOf(Verdict.Proven.class);
            assertThat(verify(members, witnessed)).isInstanceOf(Verdict.Proven.class);
            assertThat(verify(demanding, plain)).isInstanceOf(Verdict.NotProven.class);
            assertThat(Policy.parse(demanding.encode()).orThrow()).isEqualTo(demanding);
        }
    }

    @Test
    void afterARestartItLearnsFromTheWitnessHowFarItWas() throws InterruptedException {
        asking(regulator).close();
        try (Witnesses witnesses = asking(regulator)) {
            CommittedBlock block = order();
            assertThat(witnesses.board().await(block.first(), SOON)).isTrue();
        }
        try (Witnesses again = asking(regulator)) {
            CommittedBlock block = order();
            assertThat(again.board().await(block.first(), SOON)).isTrue();
        }
    }

    @Test
    void aWitnessThatKnowsOneMembersKeyAloneIsAskedByThatMember() throws InterruptedException {
        SimulatedWitness narrow = new SimulatedWitness("narrow.example", List.of(logs().get(2)));
        try (Witnesses witnesses = asking(narrow)) {
            assertThat(witnesses.board().await(3, SOON)).isTrue();
            assertThat(witnesses.board().await(order().first(), SOON)).isTrue();
        }
        assertThat(narrow.asked()).containsOnly(logs().get(2));
    }

    @Test
    void twoOfThreeWitnessesAreAQuorumWhileTheThirdIsAway() throws InterruptedException {
        SimulatedWitness court = new SimulatedWitness("court.example", logs());
        String policy = line("a", regulator) + line("b", court) + line("c", new SimulatedWitness("away", logs()))
                + "group g 2 a b c\nquorum g\n";
        WitnessDoor door = (address, body) -> switch (String.valueOf(address.getHost())) {
            case "a.example" -> regulator.post(address, body);
            case "b.example" -> court.post(address, body);
            default -> throw new IOException("connection refused");
        };
        try (Witnesses witnesses = asking(policy, door)) {
            for (int i = 0; i < 3; i++) {
                assertThat(witnesses.board().await(order().first(), SOON)).isTrue();
            }
        }
    }

    @Test
    void aWitnessThatComesBackIsAskedAgain() throws InterruptedException {
        WitnessDoor flaky = new WitnessDoor() {
            private int calls;

            @Override
            public Answer post(java.net.URI address, Bytes body) throws IOException {
                if (++calls < 4) {
                    throw new IOException("connection refused");
                }
                return regulator.post(address, body);
            }
        };
        try (Witnesses witnesses = asking(line("r", regulator) + "quorum r\n", flaky)) {
            assertThat(witnesses.board().await(3, SOON)).isTrue();
        }
    }

    @Test
    void aWitnessThatSawAnotherLogCosignsNothing() {
        Checkpoint other = new Checkpoint(TestNetwork.NAME, 2, Hash.of(Bytes.utf8("another log")));
        assertThat(complaint(other)).contains("another log of that name");
        assertThat(complaint(new Checkpoint(TestNetwork.NAME, 4, other.root()))).contains("of that size");
        assertThat(complaint(new Checkpoint(TestNetwork.NAME, 900, other.root())))
                .contains("at 900 entries, of which 4 are here");
    }

    @Test
    void aCosignatureOfSomethingElseIsNotTaken() {
        SimulatedWitness impostor = new SimulatedWitness("impostor.example", logs());
        Reply reply = ask(line("r", regulator), impostor);
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Failed.class, failed -> assertThat(failed.why()).contains("another key"));
        WitnessDoor forger = (address, body) -> {
            SimulatedWitness twin = new SimulatedWitness("regulator.example", logs());
            Bytes elsewhere = body;
            Bytes answer = twin.post(address, elsewhere).body();
            return new WitnessDoor.Answer(200, Bytes.utf8(answer.text().replace("AAAA", "AAAB")));
        };
        assertThat(ask(line("r", regulator), forger)).isInstanceOf(Reply.Failed.class);
        assertThat(ask(line("r", regulator), (address, body) -> new WitnessDoor.Answer(200, Bytes.utf8("hello\n"))))
                .isInstanceOf(Reply.Failed.class);
        assertThat(ask(line("r", regulator), (address, body) -> new WitnessDoor.Answer(200, Bytes.EMPTY)))
                .isInstanceOf(Reply.Failed.class);
    }

    @Test
    void aListOfWitnessesNamesTheirAddressesAndAQuorumAndNoLog() {
        assertThat(fault("witness r " + regulator.key() + "\nquorum r\n")).contains("<url>");
        assertThat(fault("witness r " + regulator.key() + " ftp://x\nquorum r\n"))
                .contains("http");
        assertThat(fault(line("r", regulator) + "quorum none\n")).contains("quorum");
        assertThat(fault("log " + logs().getFirst() + "\n" + line("r", regulator) + "quorum r\n"))
                .contains("log");
    }

    private String complaint(Checkpoint seen) {
        SimulatedWitness witness = new SimulatedWitness("regulator.example", logs());
        witness.saw(seen);
        return ask(line("r", witness), witness) instanceof Reply.Failed(String why) ? why : "none";
    }

    private Reply ask(String witness, WitnessDoor door) {
        try {
            assertThat(checkpoints.await(3, SOON)).isTrue();
            Correspondent one =
                    new Correspondent(policy(witness + "quorum r\n").witnesses().getFirst(), door, network.verifier());
            return one.ask(
                    checkpoints.board().newest().orElseThrow(), node.store().committed());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String fault(String text) {
        return WitnessPolicy.parse(Bytes.utf8(text)) instanceof org.tallystick.formats.Parsed.Bad<WitnessPolicy> bad
                ? bad.detail()
                : "none";
    }

    private Witnesses asking(SimulatedWitness witness) {
        return asking(line("r", witness) + "quorum r\n", witness);
    }

    private Witnesses asking(String policy, WitnessDoor door) {
        Witnesses witnesses = new Witnesses(policy(policy), node.state(), checkpoints.board(), door, AT_ONCE);
        witnesses.start();
        return witnesses;
    }

    private static WitnessPolicy policy(String text) {
        return WitnessPolicy.parse(Bytes.utf8(text)).orThrow();
    }

    private static String line(String name, SimulatedWitness witness) {
        return "witness " + name + " " + witness.key() + " https://" + name + ".example/\n";
    }

    private List<VerifierKey> logs() {
        return network.members().stream()
                .map(member -> member.logSigner().verifierKey())
                .toList();
    }

    private CommittedBlock order() {
        node.mempool().submit(network.sign(clinic, clinic.admin(), "notes.count", JsonObject.EMPTY));
        node.machine().execute(node.machine().propose(Limit.USUAL).orElseThrow());
        CommittedBlock block = node.machine().commit();
        checkpoints.committed(block);
        return block;
    }

    private Verdict verify(Policy policy, Receipt receipt) {
        return new ReceiptVerifier(policy, network.verifier()).verify(receipt.encode());
    }
}
