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
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.accounts.Accounts;
import org.tallystick.ledger.accounts.AccountsContract;
import org.tallystick.ledger.execution.CommittedState;

/** Accounts, named for those who may know. */
final class AccountsResource implements Endpoint.Resource {
    private final CommittedState state;
    private final Sight sight;
    private final Shown shown;
    private final Knowledge knowledge;

    AccountsResource(CommittedState state, Sight sight, Shown shown, Knowledge knowledge) {
        this.state = state;
        this.sight = sight;
        this.shown = shown;
        this.knowledge = knowledge;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/accounts", Access.LEDGER, this::list)
                        .taking("member", "name")
                        .paged(),
                Endpoint.get("/v1/accounts/{account}", Access.KNOWN, this::one));
    }

    private Reply list(Inquiry inquiry) {
        Optional<MemberId> member = inquiry.query("member", MemberId::new);
        Optional<String> name = inquiry.query("name", String::valueOf);
        if (name.isPresent()) {
            return named(name.get(), member, inquiry);
        }
        return member.map(of -> of(of, inquiry))
                .orElseGet(() -> Listing.page(
                        state.store().committed(),
                        Accounts.PREFIX,
                        inquiry.page(),
                        item -> Optional.of(show(AccountId.of(item.name()), item.value(), inquiry.viewer()))));
    }

    /** The newest first. */
    private Reply of(MemberId member, Inquiry inquiry) {
        return new NewestFirst(inquiry.page())
                .row(
                        Accounts.count(state, member),
                        number -> Accounts.numbered(state, member, number)
                                .flatMap(id ->
                                        state.get(Accounts.key(id)).map(value -> show(id, value, inquiry.viewer()))));
    }

    private Reply named(String name, Optional<MemberId> member, Inquiry inquiry) {
        ProblemException.unless(
                sight.staff(inquiry.viewer()),
                Code.NOT_ALLOWED,
                "names stand in this member's address book, which is for the accounts that work for it");
        ProblemException.unless(
                !name.isEmpty() && name.length() <= AccountsContract.LONGEST_NAME,
                Code.BAD_PARAMETER,
                "'name' has 1 to " + AccountsContract.LONGEST_NAME + " characters");
        return Listing.page(
                knowledge.register().named(name),
                AccountId::of,
                inquiry.page(),
                id -> Optional.of(id)
                        .filter(found -> member.isEmpty() || member.get().equals(found.member()))
                        .flatMap(found -> state.get(Accounts.key(found)))
                        .map(value -> show(id, value, inquiry.viewer())));
    }

    private Reply one(Inquiry inquiry) {
        AccountId id = inquiry.path("account", AccountId::of);
        Optional<JsonObject> value = state.get(Accounts.key(id));
        Viewer viewer = inquiry.viewer();
        Sight.requireSeen(value.isPresent() && (sight.ledger(viewer) || Sight.isOwn(viewer, id)));
        return Reply.json(show(id, value.orElseThrow(), viewer));
    }

    private JsonObject show(AccountId id, JsonObject value, Viewer viewer) {
        return shown.account(Accounts.read(id, value), value, viewer);
    }
}
