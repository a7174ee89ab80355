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
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.store.LedgerView;
import org.tallystick.ledger.store.Made;
import org.tallystick.sharing.DetailsRef;
import org.tallystick.sharing.accesses.Accesses;
import org.tallystick.sharing.records.Records;

/** Who read or asked to: by record or reader newest first, by subject record after record, or all. */
final class AccessesResource implements Endpoint.Resource {
    private static final String PREFIX = "accesses/access/";

    /** So often a page is looked for that shows something, before the cursor leads on. */
    private static final int MAX_PAGES = 20;

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
        var pages = new AccessPages(
                state,
                inquiry.page(),
                (of, number) -> numbered(of, number, viewer).filter(wanted));
        if (record.isPresent()) {
            boolean seen = sight.ledger(viewer) || sight.isAbout(viewer, record.get());
            return seen ? pages.of(record.get()) : pages.ofNothing();
        }
        Optional<AccountId> reader = inquiry.query("reader", AccountId::of);
        if (subject.isEmpty() && reader.isPresent() && (sight.ledger(viewer) || Sight.isOwn(viewer, reader.get()))) {
            return by(reader.get(), inquiry, wanted);
        }
        if (subject.isPresent() || !sight.ledger(viewer)) {
            return about(subject.map(List::of).orElseGet(() -> sight.subjects(viewer)), viewer, pages);
        }
        return Listing.page(
                state.store().committed(),
                PREFIX,
                inquiry.page(),
                item -> Optional.of(shown.access(new Handle(item.name()), item.value(), viewer))
                        .filter(wanted));
    }

    /** The newest first, of those that the accounts of the reader's member requested. */
    private Reply by(AccountId reader, Inquiry inquiry, Predicate<JsonObject> wanted) {
        LedgerView view = state.store().committed();
        List<JsonObject> items = new ArrayList<>();
        Optional<Long> before = Optional.of(inquiry.page().afterNumber().orElse(Long.MAX_VALUE));
        for (int looked = 0; before.isPresent() && items.isEmpty() && looked < MAX_PAGES; looked++) {
            var made = view.madeBy(
                    reader.member(), PREFIX, before.get(), inquiry.page().limit());
            for (Made access : made.items()) {
                Handle handle = new Handle(access.key().value().substring(PREFIX.length()));
                state.get(access.key())
                        .map(value -> shown.access(handle, value, inquiry.viewer()))
                        .filter(wanted)
                        .ifPresent(items::add);
            }
            before = made.more() ? Optional.of(made.items().getLast().entry()) : Optional.empty();
        }
        return Reply.json(inquiry.page().json(items, before.map(String::valueOf)));
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

    /** Whom a record is about only this member's accounts and the subject know. */
    private Reply about(List<Handle> subjects, Viewer viewer, AccessPages pages) {
        List<Handle> seen = subjects.stream()
                .filter(subject -> sight.staff(viewer) || sight.speaksFor(viewer, subject))
                .toList();
        return pages.about(seen, knowledge, record -> sight.staff(viewer) || sight.isAbout(viewer, record));
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
        return Reply.json(access.string("status").equals("allowed") ? withRelease(access) : access);
    }

    /** What is released is held against this: the entry that allows it, and the commitment of the version that it speaks of. */
    private JsonObject withRelease(JsonObject access) {
        JsonObject answer = access.object("answer");
        var answered = DetailsRef.read(answer.object("details")).transaction();
        long entry = state.find(answered).orElseThrow().index();
        Key record = Records.recordKey(new Handle(access.string("record")));
        Bytes then = state.store()
                .committed()
                .history(record, entry, 1)
                .items()
                .getFirst()
                .value()
                .orElseThrow();
        JsonObject released = answer.toBuilder()
                .with("entry", entry)
                .with("commitment", Json.parseObject(then).orThrow().hash("commitment"))
                .build();
        return access.toBuilder().without("answer").with("answer", released).build();
    }
}
