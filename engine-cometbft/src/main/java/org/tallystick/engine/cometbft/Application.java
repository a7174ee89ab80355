package org.tallystick.engine.cometbft;

import org.tallystick.engine.cometbft.abci.Echo;
import org.tallystick.engine.cometbft.abci.Flush;
import org.tallystick.engine.cometbft.abci.Request;
import org.tallystick.engine.cometbft.abci.Response;
import org.tallystick.engine.cometbft.abci.ResponseApplySnapshotChunk;
import org.tallystick.engine.cometbft.abci.ResponseCheckTx;
import org.tallystick.engine.cometbft.abci.ResponseListSnapshots;
import org.tallystick.engine.cometbft.abci.ResponseLoadSnapshotChunk;
import org.tallystick.engine.cometbft.abci.ResponseOfferSnapshot;
import org.tallystick.engine.cometbft.abci.ResponseQuery;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;

/**
 * What this node says to its CometBFT, question by question. Whatever touches the order goes to {@link Consensus}; the doors that
 * others could reach through CometBFT are shut: it can be asked for nothing, and its mempool takes nothing but {@link Nudge}s.
 */
final class Application implements AbciServer.Application {
    private static final int REFUSED = 1;
    /** How many heights old a nudge may be, or ahead: members are not all at the same height. */
    private static final long NEAR = 100;

    private final Consensus consensus;

    Application(Consensus consensus) {
        this.consensus = consensus;
    }

    @Override
    public Response answer(Request request) {
        Response.Builder answer = Response.newBuilder();
        switch (request.getValueCase()) {
            case ECHO ->
                answer.setEcho(Echo.newBuilder().setMessage(request.getEcho().getMessage()));
            case FLUSH -> answer.setFlush(Flush.getDefaultInstance());
            case INFO -> answer.setInfo(consensus.info());
            case INIT_CHAIN -> answer.setInitChain(consensus.begin());
            case PREPARE_PROPOSAL -> answer.setPrepareProposal(consensus.propose(request.getPrepareProposal()));
            case PROCESS_PROPOSAL -> answer.setProcessProposal(consensus.judge(request.getProcessProposal()));
            case FINALIZE_BLOCK -> answer.setFinalizeBlock(consensus.decided(request.getFinalizeBlock()));
            case COMMIT -> answer.setCommit(consensus.commit());
            case CHECK_TX ->
                answer.setCheckTx(check(Bytes.wrap(request.getCheckTx().getTx().toByteArray())));
            case QUERY ->
                answer.setQuery(ResponseQuery.newBuilder().setCode(REFUSED).setLog("ask the node's API"));
            case LIST_SNAPSHOTS -> answer.setListSnapshots(ResponseListSnapshots.getDefaultInstance());
            case LOAD_SNAPSHOT_CHUNK -> answer.setLoadSnapshotChunk(ResponseLoadSnapshotChunk.getDefaultInstance());
            case OFFER_SNAPSHOT ->
                answer.setOfferSnapshot(
                        ResponseOfferSnapshot.newBuilder().setResult(ResponseOfferSnapshot.Result.ABORT));
            case APPLY_SNAPSHOT_CHUNK ->
                answer.setApplySnapshotChunk(
                        ResponseApplySnapshotChunk.newBuilder().setResult(ResponseApplySnapshotChunk.Result.ABORT));
            case VALUE_NOT_SET ->
                throw new IllegalStateException(
                        "CometBFT asks something that ABCI 2.0 does not have: this node was built"
                                + " for another version of it");
        }
        return answer.build();
    }

    /** Trivial, for CometBFT holds its mempool shut while it commits until these answers are there. */
    private ResponseCheckTx check(Bytes transaction) {
        ResponseCheckTx.Builder answer = ResponseCheckTx.newBuilder();
        return switch (Nudge.parse(transaction)) {
            case Parsed.Ok<Nudge>(Nudge nudge)
            when Math.abs(nudge.height() - consensus.height()) <= NEAR -> answer.build();
            case Parsed.Ok<Nudge> _ ->
                answer.setCode(REFUSED)
                        .setLog("the nudge is for a height far away")
                        .build();
            case Parsed.Bad<Nudge>(var _, String why) ->
                answer.setCode(REFUSED).setLog(why).build();
        };
    }
}
