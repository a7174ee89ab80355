package org.tallystick.api.resource;

import java.util.List;
import java.util.Optional;
import org.tallystick.api.auth.Access;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.frame.Inquiry;
import org.tallystick.api.frame.Reply;
import org.tallystick.formats.details.Details;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.mempool.CommittedEntry;

/** Transactions that are on the ledger, and their details. */
final class TransactionsResource implements Endpoint.Resource {
    private final CommittedState state;
    private final Sight sight;
    private final Knowledge knowledge;

    TransactionsResource(CommittedState state, Sight sight, Knowledge knowledge) {
        this.state = state;
        this.sight = sight;
        this.knowledge = knowledge;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/transactions/{account}/{jti}", Access.KNOWN, this::one),
                Endpoint.get("/v1/transactions/{account}/{jti}/details", Access.ACCOUNT, this::details));
    }

    private Reply one(Inquiry inquiry) {
        CommittedEntry found = find(inquiry);
        Sight.requireSeen(sight.entry(inquiry.viewer(), found.entry()));
        return Reply.json(EntryJson.signed(found.index(), found.entry()));
    }

    private Reply details(Inquiry inquiry) {
        CommittedEntry found = find(inquiry);
        Sight.requireSeen(sight.details(inquiry.viewer(), found.transaction()));
        Optional<Details> details = knowledge.details(found.transaction().id());
        Sight.requireSeen(details.isPresent());
        return Reply.bytes("application/json", details.orElseThrow().bytes());
    }

    private CommittedEntry find(Inquiry inquiry) {
        Optional<CommittedEntry> found = state.find(ProofsResource.id(inquiry));
        Sight.requireSeen(found.isPresent());
        return found.orElseThrow();
    }
}
