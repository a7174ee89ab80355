package org.tallystick.ledger.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.MachineFixture;
import org.tallystick.ledger.TestMember;
import org.tallystick.ledger.TestNetwork;
import org.tallystick.ledger.engine.Genesis;
import org.tallystick.ledger.engine.GenesisException;

class MembersTest {
    private static final String PROPOSAL = "00112233445566778899aabbccddeeff";

    private final TestNetwork network = new TestNetwork("bank", "clinic", "hospital", "lab");
    private final TestMember newcomer = new TestMember(TestNetwork.NAME, new MemberId("pharmacy"));

    @TempDir
    Path directory;

    private MachineFixture node;

    @BeforeEach
    void open() {
        node = new MachineFixture(network, directory.resolve("ledger"));
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void foundersAreMembersFromBlockZero() {
        node.found();
        assertThat(Members.ids(node.state()))
                .extracting(MemberId::value)
                .containsExactly("bank", "clinic", "hospital", "lab");
        assertThat(Members.find(node.state(), new MemberId("lab")).orElseThrow().since())
                .isZero();
    }

    @Test
    void aGenesisWithoutOneFoundersConsentFoundsNothing() {
        Genesis genesis = network.genesis();
        Bytes forged =
                network.sign(network.member(0), network.member(0).admin(), "members.found", newcomer.introduction());
        assertThatThrownBy(() -> node.machine().genesis(new Genesis(TestNetwork.NAME, genesis.time(), List.of(forged))))
                .isInstanceOf(GenesisException.class);
    }

    @Test
    void aKeySharedByTwoFoundersIsRefused() {
        TestMember copycat = newcomer;
        JsonObject introduction = copycat.introduction().toBuilder()
                .without("node")
                .with(
                        "node",
                        network.member(0)
                                .key(network.member(0).node())
                                .publicKey()
                                .url())
                .build();
        Bytes first = network.genesis().founders().getFirst();
        Bytes second = network.sign(copycat, copycat.admin(), "members.found", introduction);
        Genesis genesis = new Genesis(TestNetwork.NAME, network.clock().millis(), List.of(first, second));
        assertThatThrownBy(() -> node.machine().genesis(genesis))
                .isInstanceOf(GenesisException.class)
                .hasMessageContaining("key-reused");
    }

    @Test
    void aGenesisHoldsNothingButFounding() {
        Bytes first = network.genesis().founders().getFirst();
        Bytes other = network.sign(network.member(0), network.member(0).admin(), "notes.count", JsonObject.EMPTY);
        Genesis genesis = new Genesis(TestNetwork.NAME, network.clock().millis(), List.of(first, other));
        assertThatThrownBy(() -> node.machine().genesis(genesis)).isInstanceOf(GenesisException.class);
    }

    @Test
    void threeOfFourVotesAdmitAMember() {
        node.found();
        Hash before = node.state().lastHeader().members();
        assertThat(propose(0)).isEqualTo(status("open"));
        assertThat(vote(1, "yes")).isEqualTo(status("open"));
        assertThat(Members.find(node.state(), newcomer.id())).isEmpty();
        assertThat(vote(2, "yes")).isEqualTo(status("carried"));
        assertThat(Members.find(node.state(), newcomer.id()).orElseThrow().since())
                .isEqualTo(3);
        assertThat(node.state().lastHeader().members()).isNotEqualTo(before).isEqualTo(Members.hash(node.state()));
        assertThat(node.state().account(newcomer.admin())).isPresent();
    }

    @Test
    void twoOfFourAgainstAreEnoughToReject() {
        node.found();
        propose(0);
        vote(1, "no");
        assertThat(vote(2, "no")).isEqualTo(status("rejected"));
        assertThat(code(vote(3, "yes"))).isEqualTo("closed");
    }

    @Test
    void aMemberVotesOnce() {
        node.found();
        propose(0);
        assertThat(code(vote(0, "yes"))).isEqualTo("already-voted");
    }

    @Test
    void whoIsAMemberIsNotProposedAgain() {
        node.found();
        JsonObject args = proposal(network.member(1));
        assertThat(code(node.run(
                        network.sign(network.member(0), network.member(0).admin(), "members.propose", args))))
                .isEqualTo("member-exists");
    }

    @Test
    void votesNeedAProposal() {
        node.found();
        assertThat(code(vote(0, "yes"))).isEqualTo("unknown-proposal");
    }

    @Test
    void keysBearTheNamesOfTheirRoles() {
        node.found();
        JsonObject swapped = newcomer.introduction().toBuilder()
                .without("log")
                .with("log", newcomer.ed25519().verifierKey().encode())
                .build();
        JsonObject args = proposal(newcomer).toBuilder()
                .without("member")
                .with("member", swapped)
                .build();
        TestMember bank = network.member(0);
        assertThat(code(node.run(network.sign(bank, bank.admin(), "members.propose", args))))
                .isEqualTo("bad-key");
    }

    private Outcome propose(int by) {
        TestMember member = network.member(by);
        return node.run(network.sign(member, member.admin(), "members.propose", proposal(newcomer)));
    }

    private static JsonObject proposal(TestMember candidate) {
        return JsonObject.with("proposal", PROPOSAL)
                .with("action", "admit")
                .with("member", candidate.introduction())
                .build();
    }

    private Outcome vote(int by, String vote) {
        TestMember member = network.member(by);
        JsonObject args =
                JsonObject.with("proposal", PROPOSAL).with("vote", vote).build();
        return node.run(network.sign(member, member.admin(), "members.vote", args));
    }

    private static Outcome status(String status) {
        return new Outcome.Done(JsonObject.with("status", status).build());
    }

    private static String code(Outcome outcome) {
        return ((Outcome.Refused) outcome).code();
    }
}
