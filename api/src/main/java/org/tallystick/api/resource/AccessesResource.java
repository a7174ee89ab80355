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
import org.tallystick.api.frame.Page;
import org.tallystick.api.frame.Reply;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.sharing.accesses.Accesses;

/** Who read or asked to: by record newest first, by subject record after record, or all. */
final class AccessesResource implements Endpoint.Resource {
    private static final String PREFIX = "accesses/access/";
    private static final int MAX_LOOKED_AT = 2_000;

    private final CommittedState state;
    private final Sight sight;
    private final Shown shown;
    private final Knowledge knowledge;

    AccessesResource(CommittedState state, Sight sight, Shown shown, Knowledge knowledge) {
        this.state = state;
        this.sight = sight;
        this.shown = shown;
        this.knowledge = knowledge;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/accesses", Access.KNOWN, this::list)
                        .taking("record", "subject", "reader", "status")
                        .paged(),
                Endpoint.get("/v1/accesses/{access}", Access.KNOWN, this::one));
    }

    private Reply list(Inquiry inquiry) {
        Viewer viewer = inquiry.viewer();
        Optional<Handle> record = inquiry.query("record", Handle::new);
        Optional<Handle> subject = inquiry.query("subject", Handle::new);
        Predicate<JsonObject> wanted = wanted(inquiry);
        if (record.isPresent()) {
            boolean seen = sight.ledger(viewer) || sight.isAbout(viewer, record.get());
            return ofRecords(seen ? List.of(record.get()) : List.of(), inquiry, wanted);
        }
        if (subject.isPresent() || !sight.ledger(viewer)) {
            List<Handle> subjects = subject.map(List::of).orElseGet(() -> sight.subjects(viewer));
            return ofRecords(recordsOf(subjects, viewer), inquiry, wanted);
        }
        return Listing.page(
                state.store().committed(),
                PREFIX,
                inquiry.page(),
                item -> Optional.of(shown.access(new Handle(item.name()), item.value(), viewer))
                        .filter(wanted));
    }

    private static Predicate<JsonObject> wanted(Inquiry inquiry) {
        Optional<String> reader = inquiry.query("reader", AccountId::of).map(AccountId::toString);
        Optional<String> status = inquiry.query("status", AccessesResource::status);
        return access -> (reader.isEmpty() || reader.get().equals(access.string("reader")))
                && (status.isEmpty() || status.get().equals(access.string("status")));
    }

    private static String status(String text) {
        List<String> known = new ArrayList<>();
        for (var status : org.tallystick.sharing.accesses.Access.Status.values()) {
            known.add(status.name().toLowerCase(Locale.ROOT));
        }
        ProblemException.unless(
                known.contains(text), Code.BAD_PARAMETER, "'status' is one of " + String.join(", ", known));
        return text;
    }

    private List<Handle> recordsOf(List<Handle> subjects, Viewer viewer) {
        return subjects.stream()
                .filter(subject -> sight.staff(viewer) || sight.speaksFor(viewer, subject))
                .sorted()
                .flatMap(subject -> knowledge.register().recordsOf(subject, Optional.empty(), MAX_LOOKED_AT).stream())
                .toList();
    }

    /** Record after record, each from its newest access back; the cursor is a record and the number of an access. */
    private Reply ofRecords(List<Handle> records, Inquiry inquiry, Predicate<JsonObject> wanted) {
        Page page = inquiry.page();
        List<JsonObject> items = new ArrayList<>();
        String from = page.after().orElse("");
        int looked = 0;
        for (Handle record : records) {
            boolean resumes = from.startsWith(record.value());
            if (from.isEmpty() || resumes) {
                long number = resumes
                        ? Inquiry.number(from.substring(record.value().length() + 1), "cursor") - 1
                        : Accesses.count(state, record);
                from = "";
                for (; number >= 1; number--) {
                    numbered(record, number, inquiry.viewer()).filter(wanted).ifPresent(items::add);
                    if (items.size() >= page.limit() || ++looked >= MAX_LOOKED_AT) {
                        return Reply.json(page.json(items, Optional.of(record + " " + number)));
                    }
                }
            }
        }
        return Reply.json(page.json(items, Optional.empty()));
    }

    private Optional<JsonObject> numbered(Handle record, long number, Viewer viewer) {
        return Accesses.numbered(state, record, number)
                .flatMap(access ->
                        state.get(Accesses.accessKey(access)).map(value -> shown.access(access, value, viewer)));
    }

    private Reply one(Inquiry inquiry) {
        Handle handle = inquiry.path("access", Handle::new);
        Viewer viewer = inquiry.viewer();
        JsonObject access = state.get(Accesses.accessKey(handle))
                .map(value -> shown.access(handle, value, viewer))
                .orElse(JsonObject.EMPTY);
        Sight.requireSeen(access.has("access"));
        Sight.requireSeen(sight.ledger(viewer)
                || Sight.isOwn(viewer, AccountId.of(access.string("reader")))
                || sight.isAbout(viewer, new Handle(access.string("record"))));
        return Reply.json(access);
    }
}
