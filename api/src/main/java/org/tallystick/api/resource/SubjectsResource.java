package org.tallystick.api.resource;

import java.util.List;
import java.util.Optional;
import org.tallystick.api.auth.Access;
import org.tallystick.api.auth.Viewer;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.frame.Inquiry;
import org.tallystick.api.frame.Reply;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.sharing.records.Records;

/** Those whom data is about. */
final class SubjectsResource implements Endpoint.Resource {
    private static final String PREFIX = "records/subject/";

    private final CommittedState state;
    private final Sight sight;
    private final Shown shown;

    SubjectsResource(CommittedState state, Sight sight, Shown shown) {
        this.state = state;
        this.sight = sight;
        this.shown = shown;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/subjects", Access.ACCOUNT, this::list)
                        .taking("account")
                        .paged(),
                Endpoint.get("/v1/subjects/{subject}", Access.ACCOUNT, this::one));
    }

    private Reply list(Inquiry inquiry) {
        Viewer viewer = inquiry.viewer();
        Optional<String> account = inquiry.query("account", AccountId::of).map(AccountId::toString);
        if (!sight.everySubject(viewer)) {
            List<JsonObject> own = sight.subjects(viewer).stream()
                    .limit(inquiry.page().limit())
                    .flatMap(handle -> state.get(Records.subjectKey(handle)).stream()
                            .filter(value -> account.isEmpty() || account.equals(value.optionalString("account")))
                            .map(value -> shown.subject(handle, value, viewer)))
                    .toList();
            return Reply.json(inquiry.page().json(own, Optional.empty()));
        }
        return Listing.page(
                state.store().committed(),
                PREFIX,
                inquiry.page(),
                item -> Optional.of(item.value())
                        .filter(value -> account.isEmpty() || account.equals(value.optionalString("account")))
                        .map(value -> shown.subject(new Handle(item.name()), value, viewer)));
    }

    private Reply one(Inquiry inquiry) {
        Handle handle = inquiry.path("subject", Handle::new);
        Optional<JsonObject> value = state.get(Records.subjectKey(handle));
        Viewer viewer = inquiry.viewer();
        Sight.requireSeen(value.isPresent() && (sight.everySubject(viewer) || sight.speaksFor(viewer, handle)));
        return Reply.json(shown.subject(handle, value.orElseThrow(), viewer));
    }
}
