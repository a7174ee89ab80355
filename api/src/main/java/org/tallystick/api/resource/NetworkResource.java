package org.tallystick.api.resource;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tallystick.api.auth.Access;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.frame.Inquiry;
import org.tallystick.api.frame.Reply;
import org.tallystick.api.port.Health;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.accounts.Accounts;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.members.Members;
import org.tallystick.ledger.store.LedgerView;
import org.tallystick.sharing.vault.Vault;

/** The network: how far it is, who is in it, and who is to be. */
final class NetworkResource implements Endpoint.Resource {
    private static final String PROPOSALS = Members.PREFIX + "proposal/";

    private final About about;
    private final CommittedState state;
    private final Supplier<Health> health;
    private final Vault vault;

    /** What does not change while the node runs. */
    record About(MemberId here, boolean open, String engine, List<String> purposes) {}

    NetworkResource(About about, CommittedState state, Supplier<Health> health, Vault vault) {
        this.about = about;
        this.state = state;
        this.health = health;
        this.vault = vault;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/network", Access.KNOWN, this::network),
                Endpoint.get("/v1/members", Access.KNOWN, this::members).paged(),
                Endpoint.get("/v1/members/{member}", Access.KNOWN, this::member),
                Endpoint.get("/v1/proposals", Access.LEDGER, this::proposals).paged());
    }

    private Reply network(Inquiry inquiry) {
        LedgerView view = state.store().committed();
        JsonObject.Builder network = JsonObject.with("network", state.network().value())
                .with("member", about.here().value())
                .with("public", about.open())
                .with("engine", about.engine())
                .with("size", view.size())
                .with("blocks", view.blocks())
                .with("time", state.time())
                .with("state", view.stateRoot())
                .with("members", Members.ids(state).size())
                .with("health", health.get().json())
                .with("purposes", JsonArray.ofStrings(about.purposes()));
        vault.scrubbed().ifPresent(when -> network.with("payloadsChecked", when.toEpochMilli()));
        return Reply.json(network.build());
    }

    private Reply members(Inquiry inquiry) {
        String prefix = Members.key(about.here()).value();
        String common =
                prefix.substring(0, prefix.length() - about.here().value().length());
        return Listing.page(state.store().committed(), common, inquiry.page(), item -> show(new MemberId(item.name())));
    }

    private Reply member(Inquiry inquiry) {
        Optional<JsonObject> member = show(inquiry.path("member", MemberId::new));
        Sight.requireSeen(member.isPresent());
        return Reply.json(member.orElseThrow());
    }

    private Reply proposals(Inquiry inquiry) {
        return Listing.page(
                state.store().committed(),
                PROPOSALS,
                inquiry.page(),
                item -> Optional.of(
                        item.value().toBuilder().with("proposal", item.name()).build()));
    }

    private Optional<JsonObject> show(MemberId id) {
        return state.get(Members.key(id))
                .map(value -> value.toBuilder()
                        .with("member", id.value())
                        .with("admin", signingKey("admin", id))
                        .with("node", signingKey("node", id))
                        .build());
    }

    private Optional<String> signingKey(String local, MemberId id) {
        return state.get(Accounts.key(new AccountId(local, id))).flatMap(account -> account.optionalString("signing"));
    }
}
