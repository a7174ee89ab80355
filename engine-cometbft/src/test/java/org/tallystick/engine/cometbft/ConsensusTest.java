package org.tallystick.engine.cometbft;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.cometbft.abci.Request;
import org.tallystick.engine.cometbft.abci.RequestCheckTx;
import org.tallystick.engine.cometbft.abci.RequestCommit;
import org.tallystick.engine.cometbft.abci.RequestFinalizeBlock;
import org.tallystick.engine.cometbft.abci.RequestInfo;
import org.tallystick.engine.cometbft.abci.RequestInitChain;
import org.tallystick.engine.cometbft.abci.RequestPrepareProposal;
import org.tallystick.engine.cometbft.abci.RequestProcessProposal;
import org.tallystick.engine.cometbft.abci.RequestQuery;
import org.tallystick.engine.cometbft.abci.ResponseProcessProposal.Status;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.MachineFixture;
import org.tallystick.ledger.NotesContract;
import org.tallystick.ledger.TestMember;
import org.tallystick.ledger.TestNetwork;
import org.tallystick.ledger.engine.Limit;
import org.tallystick.ledger.engine.Proposal;
import org.tallystick.ledger.mempool.Admission;

/** What a node answers, question by question; the questions are those that CometBFT, or a faulty member through it, asks. */
class ConsensusTest {
    private static final long MEBIBYTE = 1 << 20;
    private static final Bytes NUDGE = new Nudge(new MemberId("lab"), 1, 0).bytes();

    @TempDir
    private Path directory;

    private final TestNetwork network = new TestNetwork("clinic", "lab");
    private final List<Long> committed = new ArrayList<>();
    private MachineFixture node;
    private Heights heights;
    private Application application;

    @BeforeEach
    void open() throws IOException {
        node = new MachineFixture(network, directory.resolve("ledger"));
        node.found();
        takeUp();
    }

    private void takeUp() throws IOException {
        heights = Heights.open(directory.resolve("heights"));
        application = new Application(new Consensus(node.machine(), Limit.USUAL, heights, committed::add));
    }

    @AfterEach
    void close() throws IOException {
        heights.close();
        node.close();
    }

    @Test
    void itBeginsWithTheCheckpointOfTheFounding() {
        ByteString hash = application
                .answer(Request.newBuilder()
                        .setInitChain(RequestInitChain.getDefaultInstance())
                        .build())
                .getInitChain()
                .getAppHash();
        assertThat(hash.toByteArray())
                .isEqualTo(node.machine().checkpoint().digest().dangerArray());
    }

    @Test
    void whatWaitsBecomesABatchInFrontOfTheNudges() {
        handIn();
        List<ByteString> proposal = propose(MEBIBYTE, NUDGE);
        assertThat(proposal).hasSize(2);
        assertThat(Batch.parse(bytes(proposal.getFirst())).orThrow().proposal().transactions())
                .hasSize(1);
        assertThat(bytes(proposal.getLast())).isEqualTo(NUDGE);
    }

    @Test
    void whereNothingWaitsThereAreTheNudgesAlone() {
        assertThat(propose(MEBIBYTE, NUDGE)).containsExactly(ByteString.copyFrom(NUDGE.dangerArray()));
    }

    @Test
    void aProposalKeepsToTheRoomThatThereIs() {
        for (int i = 0; i < 100; i++) {
            handIn();
        }
        long room = 20_000;
        List<ByteString> proposal = propose(room, NUDGE);
        assertThat(proposal.stream().mapToLong(part -> part.size() + 8L).sum()).isLessThanOrEqualTo(room);
        assertThat(Batch.parse(bytes(proposal.getFirst())).orThrow().proposal().transactions())
                .hasSizeBetween(10, 99);
    }

    @Test
    void aDecidedBatchIsCommittedAndItsCheckpointIsTheApplicationHash() {
        handIn();
        byte[] hash = finish(7, propose(MEBIBYTE));
        assertThat(hash).isEqualTo(node.machine().checkpoint().digest().dangerArray());
        assertThat(node.state().get(NotesContract.counter()).orElseThrow().integer("count"))
                .isEqualTo(1);
        assertThat(committed).containsExactly(7L);
        assertThat(heights.last()).isEqualTo(new Heights.Reached(7, 1));
    }

    @Test
    void nothingIsOnTheDiskBeforeTheCommit() {
        handIn();
        finalize(1, propose(MEBIBYTE));
        assertThat(node.state().blocks()).isEqualTo(1);
    }

    @Test
    void aHeightOfNudgesChangesNothing() {
        byte[] before = node.machine().checkpoint().digest().dangerArray();
        assertThat(finish(1, parts(NUDGE))).isEqualTo(before);
        assertThat(node.state().blocks()).isEqualTo(1);
        assertThat(committed).containsExactly(1L);
    }

    @Test
    void aProposalThatWasJudgedAndNotDecidedDoesNotShowInTheHash() {
        byte[] before = node.machine().checkpoint().digest().dangerArray();
        handIn();
        assertThat(judge(propose(MEBIBYTE))).isEqualTo(Status.ACCEPT);
        assertThat(finish(1, parts(NUDGE))).isEqualTo(before);
    }

    @Test
    void aReplayedHeightWhoseBlockIsThereGivesItsHashAgainAndCommitsNothing() throws IOException {
        handIn();
        List<ByteString> first = propose(MEBIBYTE);
        byte[] then = finish(1, first);
        handIn();
        finish(2, propose(MEBIBYTE));
        heights.close();
        takeUp();
        assertThat(finish(1, first)).isEqualTo(then);
        assertThat(node.state().blocks()).isEqualTo(3);
    }

    @Test
    void afterARestartItSaysWhichHeightItReachedAndWithWhichHash() throws IOException {
        handIn();
        byte[] hash = finish(5, propose(MEBIBYTE));
        heights.close();
        takeUp();
        var info = application
                .answer(Request.newBuilder()
                        .setInfo(RequestInfo.getDefaultInstance())
                        .build())
                .getInfo();
        assertThat(info.getLastBlockHeight()).isEqualTo(5);
        assertThat(info.getLastBlockAppHash().toByteArray()).isEqualTo(hash);
    }

    @Test
    void aBlockThatIsDecidedAgainAfterACrashOfCometBftIsCommittedOnce() {
        handIn();
        List<ByteString> proposal = propose(MEBIBYTE);
        byte[] hash = finalize(1, proposal);
        assertThat(finish(1, proposal)).isEqualTo(hash);
        assertThat(node.state().blocks()).isEqualTo(2);
    }

    @Test
    void whatIsNoneOfOursIsRefused() {
        assertThat(judge(parts(Bytes.utf8("transfer 1000000 to mallory")))).isEqualTo(Status.REJECT);
    }

    @Test
    void aBatchThatIsCutOffIsRefused() {
        handIn();
        Bytes batch = bytes(propose(MEBIBYTE).getFirst());
        assertThat(judge(parts(batch.slice(0, batch.size() - 1)))).isEqualTo(Status.REJECT);
    }

    @Test
    void twoBatchesInOneHeightAreRefused() {
        handIn();
        Bytes batch = bytes(propose(MEBIBYTE).getFirst());
        assertThat(judge(parts(batch, batch))).isEqualTo(Status.REJECT);
    }

    @Test
    void aBatchBehindANudgeIsRefused() {
        handIn();
        Bytes batch = bytes(propose(MEBIBYTE).getFirst());
        assertThat(judge(parts(NUDGE, batch))).isEqualTo(Status.REJECT);
    }

    @Test
    void moreNudgesThanThereCanBeMembersAreRefused() {
        Bytes[] many = new Bytes[201];
        Arrays.fill(many, NUDGE);
        assertThat(judge(parts(many))).isEqualTo(Status.REJECT);
    }

    @Test
    void aBatchWithATransactionThatNobodySignedIsRefused() {
        Batch forged = new Batch(new Proposal(1, network.clock().millis(), List.of(Bytes.utf8("a.b.c"))));
        assertThat(judge(parts(forged.bytes()))).isEqualTo(Status.REJECT);
    }

    @Test
    void aBatchOfATimeFarFromTheClockIsRefused() {
        handIn();
        Proposal good =
                Batch.parse(bytes(propose(MEBIBYTE).getFirst())).orThrow().proposal();
        Proposal early = new Proposal(good.block(), good.time() + 11_000, good.transactions());
        assertThat(judge(parts(new Batch(early).bytes()))).isEqualTo(Status.REJECT);
        assertThat(judge(parts(new Batch(good).bytes()))).isEqualTo(Status.ACCEPT);
    }

    @Test
    void theMempoolOfCometBftTakesNudgesForHeightsNearbyAndNothingElse() {
        assertThat(check(NUDGE)).isZero();
        assertThat(check(new Nudge(new MemberId("lab"), 1_000_000, 0).bytes())).isNotZero();
        assertThat(check(sign())).isNotZero();
        assertThat(check(Bytes.EMPTY)).isNotZero();
    }

    @Test
    void nothingCanBeAskedThroughCometBft() {
        var answer = application.answer(Request.newBuilder()
                .setQuery(RequestQuery.newBuilder().setPath("/store"))
                .build());
        assertThat(answer.getQuery().getCode()).isNotZero();
    }

    private Bytes sign() {
        TestMember clinic = network.member(0);
        return network.sign(clinic, clinic.admin(), "notes.count", JsonObject.EMPTY);
    }

    private void handIn() {
        assertThat(node.mempool().submit(sign())).isInstanceOf(Admission.Accepted.class);
    }

    private List<ByteString> propose(long room, Bytes... nudges) {
        return application
                .answer(Request.newBuilder()
                        .setPrepareProposal(RequestPrepareProposal.newBuilder()
                                .setMaxTxBytes(room)
                                .addAllTxs(parts(nudges)))
                        .build())
                .getPrepareProposal()
                .getTxsList();
    }

    private Status judge(List<ByteString> parts) {
        return application
                .answer(Request.newBuilder()
                        .setProcessProposal(RequestProcessProposal.newBuilder().addAllTxs(parts))
                        .build())
                .getProcessProposal()
                .getStatus();
    }

    private byte[] finalize(long height, List<ByteString> parts) {
        var answer = application
                .answer(Request.newBuilder()
                        .setFinalizeBlock(RequestFinalizeBlock.newBuilder()
                                .setHeight(height)
                                .addAllTxs(parts))
                        .build())
                .getFinalizeBlock();
        assertThat(answer.getTxResultsList()).hasSameSizeAs(parts);
        return answer.getAppHash().toByteArray();
    }

    private byte[] finish(long height, List<ByteString> parts) {
        byte[] hash = finalize(height, parts);
        application.answer(Request.newBuilder()
                .setCommit(RequestCommit.getDefaultInstance())
                .build());
        return hash;
    }

    private int check(Bytes transaction) {
        return application
                .answer(Request.newBuilder()
                        .setCheckTx(RequestCheckTx.newBuilder().setTx(ByteString.copyFrom(transaction.dangerArray())))
                        .build())
                .getCheckTx()
                .getCode();
    }

    private static List<ByteString> parts(Bytes... parts) {
        return Arrays.stream(parts)
                .map(part -> ByteString.copyFrom(part.dangerArray()))
                .toList();
    }

    private static Bytes bytes(ByteString part) {
        return Bytes.wrap(part.toByteArray());
    }
}
