package org.tallystick.api.resource;

import java.util.List;
import java.util.Optional;
import org.tallystick.api.auth.Access;
import org.tallystick.api.auth.Viewer;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.frame.Inquiry;
import org.tallystick.api.frame.Reply;
import org.tallystick.api.port.Register;
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
    private final Register register;

    SubjectsResource(CommittedState state, Sight sight, Shown shown, Register register) {
        this.state = state;
        this.sight = sight;
        this.shown = shown;
        this.register = register;
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
        Optional<AccountId> account = inquiry.query("account", AccountId::of);
        if (account.isPresent() || !sight.everySubject(viewer)) {
            List<Handle> spokenFor = account.filter(_ -> sight.everySubject(viewer))
                    .map(register::subjectsOf)
                    .orElseGet(() -> sight.subjects(viewer));
            return Listing.page(
                    spokenFor,
                    Handle::new,
                    inquiry.page(),
                    handle -> state.get(Records.subjectKey(handle))
                            .filter(value -> account.isEmpty()
                                    || account.map(AccountId::toString).equals(value.optionalString("account")))
                            .map(value -> shown.subject(handle, value, viewer)));
        }
        return Listing.page(
                state.store().committed(),
                PREFIX,
                inquiry.page(),
                item -> Optional.of(shown.subject(new Handle(item.name()), item.value(), viewer)));
    }

    private Reply one(Inquiry inquiry) {
        Handle handle = inquiry.path("subject", Handle::new);
        Optional<JsonObject> value = state.get(Records.subjectKey(handle));
        Viewer viewer = inquiry.viewer();
        Sight.requireSeen(value.isPresent() && (sight.everySubject(viewer) || sight.speaksFor(viewer, handle)));
        return Reply.json(shown.subject(handle, value.orElseThrow(), viewer));
    }
}
