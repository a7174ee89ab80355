package org.tallystick.api.resource;

import java.util.List;
import java.util.Optional;
import org.tallystick.api.auth.Access;
import org.tallystick.api.auth.Viewer;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.frame.Inquiry;
import org.tallystick.api.frame.Reply;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.Hash;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.merkle.ConsistencyProof;
import org.tallystick.formats.merkle.InclusionProof;
import org.tallystick.formats.merkle.MerkleTree;
import org.tallystick.formats.policy.Policy;
import org.tallystick.formats.receipt.Receipt;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.log.Policies;
import org.tallystick.ledger.mempool.CommittedEntry;
import org.tallystick.ledger.store.LedgerView;

/** What convinces someone who trusts no node. */
final class ProofsResource implements Endpoint.Resource {
    private final MemberId here;
    private final CommittedState state;
    private final Sight sight;
    private final Sealed sealed;

    ProofsResource(MemberId here, CommittedState state, Sight sight, Sealed sealed) {
        this.here = here;
        this.state = state;
        this.sight = sight;
        this.sealed = sealed;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/receipts/{account}/{jti}", Access.KNOWN, this::receipt)
                        .taking("witnesses"),
                Endpoint.get("/v1/proofs/state", Access.KNOWN, this::stateProof).taking("key"),
                Endpoint.get("/v1/proofs/inclusion", Access.LEDGER, this::inclusion)
                        .taking("index", "size"),
                Endpoint.get("/v1/proofs/consistency", Access.LEDGER, this::consistency)
                        .taking("from", "to"),
                Endpoint.get("/v1/policy", Access.KNOWN, this::policy).taking("algorithms", "witnesses"));
    }

    private Reply receipt(Inquiry inquiry) {
        Optional<CommittedEntry> found = state.find(id(inquiry));
        Sight.requireSeen(found.isPresent());
        CommittedEntry entry = found.orElseThrow();
        Viewer viewer = inquiry.viewer();
        Sight.requireSeen(sight.ledger(viewer) || sight.concerns(viewer, entry.transaction()));
        long index = entry.index();
        Receipt receipt = withWitnesses(inquiry) ? sealed.witnessed(index) : sealed.receipt(index);
        return Reply.text("text/plain", receipt.encode().text());
    }

    private static boolean withWitnesses(Inquiry inquiry) {
        Optional<String> witnesses = inquiry.query("witnesses", String::valueOf);
        ProblemException.unless(
                witnesses.orElse("required").equals("required"),
                Code.BAD_PARAMETER,
                "'witnesses' is 'required' or left out");
        return witnesses.isPresent();
    }

    static TransactionId id(Inquiry inquiry) {
        AccountId account = inquiry.path("account", AccountId::of);
        return inquiry.path("jti", jti -> new TransactionId(account, jti));
    }

    /** Of the state under the newest header; that header's receipt is waited for, a moment at most. */
    private Reply stateProof(Inquiry inquiry) {
        Key key = inquiry.require("key", Key::new);
        Sight.requireSeen(sight.key(inquiry.viewer(), key));
        LedgerView view = state.store().committed();
        long header = view.size() - 1;
        JsonObject.Builder json = JsonObject.with("key", key.value())
                .with("header", header)
                .with("proof", view.proof(key).json())
                .with("receipt", sealed.receipt(header).encode().text());
        view.value(key).map(value -> Json.parseObject(value).orThrow()).ifPresent(value -> json.with("value", value));
        return Reply.json(json.build());
    }

    private Reply inclusion(Inquiry inquiry) {
        long index = inquiry.require("index", text -> Inquiry.number(text, "index"));
        long size = inquiry.number("size").orElseGet(() -> checkpointed(index));
        LedgerView view = state.store().committed();
        Sight.requireSeen(size <= view.size());
        ProblemException.unless(index < size, Code.BAD_PARAMETER, "'index' is less than 'size'");
        InclusionProof proof = MerkleTree.inclusion(view, index, size);
        return Reply.json(JsonObject.with("index", index)
                .with("size", size)
                .with("leaf", view.node(0, index).url())
                .with("root", view.logRoot(size).url())
                .with("path", path(proof.path()))
                .build());
    }

    private Reply consistency(Inquiry inquiry) {
        long from = inquiry.require("from", text -> Inquiry.number(text, "from"));
        long to = inquiry.number("to").orElseGet(() -> checkpointed(from - 1));
        LedgerView view = state.store().committed();
        Sight.requireSeen(to <= view.size());
        ProblemException.unless(from >= 1 && from <= to, Code.BAD_PARAMETER, "'from' is 1 to 'to'");
        ConsistencyProof proof = MerkleTree.consistency(view, from, to);
        return Reply.json(JsonObject.with("from", from)
                .with("to", to)
                .with("fromRoot", view.logRoot(from).url())
                .with("toRoot", view.logRoot(to).url())
                .with("path", path(proof.path()))
                .build());
    }

    /** A proof is worth something if its size is that of a checkpoint: the newest one's, which has that entry. */
    private long checkpointed(long index) {
        long committed = state.store().committed().size();
        return index < committed ? sealed.sizeWith(index) : committed;
    }

    private static JsonArray path(List<Hash> hashes) {
        return JsonArray.ofStrings(hashes.stream().map(Hash::url).toList());
    }

    private Reply policy(Inquiry inquiry) {
        String algorithms = inquiry.query("algorithms", String::valueOf).orElse("ed25519");
        Entry.Header last = state.lastHeader();
        Optional<Policy> members = switch (algorithms) {
            case "ed25519" -> Policies.forEd25519(state, here, last);
            case "all" -> Policies.forBoth(state, here, last);
            default -> throw new ProblemException(Code.BAD_PARAMETER, "'algorithms' is ed25519 or all");
        };
        Sight.requireSeen(members.isPresent());
        Policy policy = withWitnesses(inquiry) ? sealed.witnessed(members.orElseThrow()) : members.orElseThrow();
        return Reply.text("text/plain", policy.encode().text());
    }
}
