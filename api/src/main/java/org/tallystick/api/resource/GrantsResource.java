package org.tallystick.api.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.tallystick.api.auth.Access;
import org.tallystick.api.auth.Viewer;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.frame.Inquiry;
import org.tallystick.api.frame.Reply;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.sharing.grants.Grant;
import org.tallystick.sharing.grants.Grants;

/** Who may read: subject after subject, each one's newest first, or all. */
final class GrantsResource implements Endpoint.Resource {
    private static final String PREFIX = "grants/grant/";

    private final CommittedState state;
    private final Sight sight;
    private final Shown shown;

    GrantsResource(CommittedState state, Sight sight, Shown shown) {
        this.state = state;
        this.sight = sight;
        this.shown = shown;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/grants", Access.KNOWN, this::list)
                        .taking("subject", "status")
                        .paged(),
                Endpoint.get("/v1/grants/{grant}", Access.KNOWN, this::one));
    }

    private Reply list(Inquiry inquiry) {
        Viewer viewer = inquiry.viewer();
        Optional<Handle> subject = inquiry.query("subject", Handle::new);
        Optional<String> status = inquiry.query("status", GrantsResource::status);
        Predicate<JsonObject> wanted = grant -> status.isEmpty() || status.get().equals(grant.string("status"));
        if (subject.isPresent() || !sight.ledger(viewer)) {
            return about(subject.map(List::of).orElseGet(() -> sight.subjects(viewer)), inquiry, wanted);
        }
        return Listing.page(
                state.store().committed(),
                PREFIX,
                inquiry.page(),
                item -> Optional.of(item.value())
                        .filter(wanted)
                        .map(value -> shown.grant(new Handle(item.name()), value, viewer)));
    }

    private Reply about(List<Handle> subjects, Inquiry inquiry, Predicate<JsonObject> wanted) {
        Viewer viewer = inquiry.viewer();
        List<Handle> seen = subjects.stream()
                .filter(subject -> sight.ledger(viewer) || sight.speaksFor(viewer, subject))
                .toList();
        var pages = new GrantPages(
                state,
                inquiry.page(),
                grant -> state.get(Grants.grantKey(grant))
                        .filter(wanted)
                        .map(value -> shown.grant(grant, value, viewer)));
        return pages.about(seen);
    }

    private static String status(String text) {
        List<String> known = new ArrayList<>();
        for (Grant.Status status : Grant.Status.values()) {
            known.add(status.name().toLowerCase(Locale.ROOT));
        }
        ProblemException.unless(
                known.contains(text), Code.BAD_PARAMETER, "'status' is one of " + String.join(", ", known));
        return text;
    }

    private Reply one(Inquiry inquiry) {
        Handle handle = inquiry.path("grant", Handle::new);
        Optional<JsonObject> value = state.get(Grants.grantKey(handle));
        Viewer viewer = inquiry.viewer();
        Sight.requireSeen(value.isPresent());
        Handle subject = new Handle(value.orElseThrow().string("subject"));
        Sight.requireSeen(sight.ledger(viewer) || sight.speaksFor(viewer, subject));
        return Reply.json(shown.grant(handle, value.orElseThrow(), viewer));
    }
}
