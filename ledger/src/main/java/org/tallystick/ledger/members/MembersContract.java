package org.tallystick.ledger.members;

import static org.tallystick.ledger.contract.Callers.ADMIN;
import static org.tallystick.ledger.contract.Callers.FOUNDER;

import java.util.List;
import java.util.Optional;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.entry.Outcome.Refused;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Call;
import org.tallystick.ledger.contract.Contract;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.contract.Shape;
import org.tallystick.ledger.contract.Turn;

/** Founds the network and decides who joins it: more than two thirds of the members must agree. */
public final class MembersContract implements Contract {
    private static final Shape.Fields COSIGNERS =
            Shape.object().required("ed25519", Shape.verifierKey()).required("mlDsa44", Shape.verifierKey());
    private static final Shape.Fields MEMBER = Shape.object()
            .required("member", Shape.member())
            .required("region", Shape.word().described("where its vault stands, for residency"))
            .required("admin", Shape.signingKey())
            .required("node", Shape.signingKey())
            .required("log", Shape.verifierKey().described("its signature as the log, c2sp.org/signed-note"))
            .required("cosigners", COSIGNERS.described("its cosignatures, c2sp.org/tlog-cosignature"))
            .required("vault", Shape.encryptionKey().described("X-Wing"))
            .required("address", Shape.address());
    private static final Shape.Fields PROPOSE = Shape.object()
            .required("proposal", Shape.handle())
            .required("action", Shape.oneOf("admit"))
            .required("member", MEMBER);
    private static final Shape.Fields VOTE =
            Shape.object().required("proposal", Shape.handle()).required("vote", Shape.oneOf("yes", "no"));

    @Override
    public String name() {
        return "members";
    }

    @Override
    public List<Call> calls() {
        return List.of(
                new Call("members.found", "Makes the caller's organisation a founder.", MEMBER, FOUNDER, this::found),
                new Call("members.propose", "Proposes a member, with the caller's yes.", PROPOSE, ADMIN, this::propose),
                new Call("members.vote", "Votes on a proposal, once.", VOTE, ADMIN, this::vote));
    }

    private Outcome found(Turn turn, JsonObject args) {
        if (!args.string("member").equals(turn.caller().member().value())) {
            return new Refused("not-allowed", "a member is founded by its own administrator");
        }
        Optional<Refused> refused = Joining.check(turn.state(), turn.network(), args);
        if (refused.isPresent()) {
            return refused.get();
        }
        Joining.admit(turn, args);
        return Outcome.Done.EMPTY;
    }

    private Outcome propose(Turn turn, JsonObject args) {
        Key key = Proposal.key(args.string("proposal"));
        if (turn.state().get(key).isPresent()) {
            return new Refused("proposal-exists", "that proposal was made already: choose another identifier");
        }
        Optional<Refused> refused = Joining.check(turn.state(), turn.network(), args.object("member"));
        return refused.isPresent()
                ? refused.get()
                : decide(
                        turn,
                        key,
                        Proposal.toAdmit(args.object("member"))
                                .with(turn.caller().member(), true));
    }

    private Outcome vote(Turn turn, JsonObject args) {
        Key key = Proposal.key(args.string("proposal"));
        Optional<Proposal> proposal = turn.state().get(key).map(Proposal::read);
        if (proposal.isEmpty()) {
            return new Refused("unknown-proposal", "no proposal has that identifier");
        }
        if (!proposal.get().isOpen()) {
            return new Refused("closed", "the vote on that proposal is over");
        }
        if (proposal.get().hasVoted(turn.caller().member())) {
            return new Refused("already-voted", "a member votes once");
        }
        boolean yes = args.string("vote").equals("yes");
        return decide(turn, key, proposal.get().with(turn.caller().member(), yes));
    }

    /** Counts, and carries the proposal out if that was the vote it needed. */
    private static Outcome decide(Turn turn, Key key, Proposal cast) {
        Proposal counted = cast.counted(Members.ids(turn.state()));
        if (counted.isCarried()) {
            Optional<Refused> refused = Joining.check(turn.state(), turn.network(), counted.member());
            if (refused.isPresent()) {
                return refused.get();
            }
            Joining.admit(turn, counted.member());
        }
        turn.state().put(key, counted.json());
        return new Outcome.Done(JsonObject.with("status", counted.status()).build());
    }
}
