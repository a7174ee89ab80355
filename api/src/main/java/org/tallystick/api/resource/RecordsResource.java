package org.tallystick.api.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tallystick.api.auth.Access;
import org.tallystick.api.auth.Viewer;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.frame.Inquiry;
import org.tallystick.api.frame.Page;
import org.tallystick.api.frame.Reply;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.store.LedgerView;
import org.tallystick.ledger.store.Made;
import org.tallystick.ledger.store.Version;
import org.tallystick.sharing.records.Records;

/** Shared data: in its current version, and in all of them. */
final class RecordsResource implements Endpoint.Resource {
    private final CommittedState state;
    private final Sight sight;
    private final Shown shown;
    private final Knowledge knowledge;

    RecordsResource(CommittedState state, Sight sight, Shown shown, Knowledge knowledge) {
        this.state = state;
        this.sight = sight;
        this.shown = shown;
        this.knowledge = knowledge;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/records", Access.KNOWN, this::list)
                        .taking("subject", "owner")
                        .paged(),
                Endpoint.get("/v1/records/{record}", Access.KNOWN, this::one),
                Endpoint.get("/v1/records/{record}/history", Access.KNOWN, this::history)
                        .paged());
    }

    private Reply list(Inquiry inquiry) {
        Viewer viewer = inquiry.viewer();
        Optional<Handle> subject = inquiry.query("subject", Handle::new);
        Optional<MemberId> owner = inquiry.query("owner", MemberId::new);
        if (subject.isPresent() || !sight.ledger(viewer)) {
            List<Handle> subjects = subject.map(List::of).orElseGet(() -> sight.subjects(viewer));
            return about(
                    seen(subjects, viewer),
                    inquiry,
                    record -> owner.isEmpty() || owner.get().value().equals(record.string("owner")));
        }
        return owner.map(member -> of(member, inquiry))
                .orElseGet(() -> Listing.page(
                        state.store().committed(),
                        Records.PREFIX,
                        inquiry.page(),
                        item -> Optional.of(shown.record(new Handle(item.name()), item.value(), viewer))));
    }

    /** The newest first: what a member shared is what its accounts' transactions made. */
    private Reply of(MemberId owner, Inquiry inquiry) {
        Page page = inquiry.page();
        LedgerView view = state.store().committed();
        var made = view.madeBy(owner, Records.PREFIX, page.afterNumber().orElse(Long.MAX_VALUE), page.limit());
        List<JsonObject> items = new ArrayList<>();
        for (Made record : made.items()) {
            Handle handle = new Handle(record.key().value().substring(Records.PREFIX.length()));
            JsonObject value =
                    Json.parseObject(view.value(record.key()).orElseThrow()).orThrow();
            items.add(shown.record(handle, value, inquiry.viewer()));
        }
        Optional<String> next =
                made.more() ? Optional.of(String.valueOf(made.items().getLast().entry())) : Optional.empty();
        return Reply.json(page.json(items, next));
    }

    /** Whom a record is about only this member's accounts and the subject know. */
    private List<Handle> seen(List<Handle> subjects, Viewer viewer) {
        return subjects.stream()
                .filter(subject -> sight.staff(viewer) || sight.speaksFor(viewer, subject))
                .toList();
    }

    private Reply about(List<Handle> subjects, Inquiry inquiry, Predicate<JsonObject> wanted) {
        Page page = inquiry.page();
        var records = SubjectRecords.of(subjects, knowledge, page.after(SubjectRecords.Place::parse), page.limit());
        List<JsonObject> items = records.places().stream()
                .flatMap(place -> state.get(Records.recordKey(place.record())).stream()
                        .map(value -> shown.record(place.record(), value, inquiry.viewer())))
                .filter(wanted)
                .toList();
        return Reply.json(page.json(items, records.next()));
    }

    private Reply one(Inquiry inquiry) {
        Handle handle = inquiry.path("record", Handle::new);
        return Reply.json(shown.record(handle, seen(handle, inquiry.viewer()), inquiry.viewer()));
    }

    private JsonObject seen(Handle handle, Viewer viewer) {
        Optional<JsonObject> value = state.get(Records.recordKey(handle));
        Sight.requireSeen(value.isPresent() && (sight.ledger(viewer) || sight.isAbout(viewer, handle)));
        return value.orElseThrow();
    }

    private Reply history(Inquiry inquiry) {
        Handle handle = inquiry.path("record", Handle::new);
        seen(handle, inquiry.viewer());
        Page page = inquiry.page();
        LedgerView view = state.store().committed();
        long before = page.afterNumber().orElse(Long.MAX_VALUE);
        var versions = view.history(Records.recordKey(handle), before, page.limit());
        List<JsonObject> items = new ArrayList<>();
        for (Version version : versions.items()) {
            items.add(version(handle, version, view, inquiry.viewer()));
        }
        Optional<String> next = versions.more()
                ? Optional.of(String.valueOf(versions.items().getLast().entry()))
                : Optional.empty();
        return Reply.json(page.json(items, next));
    }

    private JsonObject version(Handle handle, Version version, LedgerView view, Viewer viewer) {
        if (!(Entry.parse(view.entry(version.entry())).orThrow() instanceof Entry.Executed executed)) {
            throw new IllegalStateException("entry " + version.entry() + " changed a record and is no transaction");
        }
        JsonObject.Builder json = JsonObject.with("index", version.entry())
                .with("block", executed.result().block())
                .with("time", executed.result().time())
                .with("account", executed.transaction().issuer().toString())
                .with("jti", executed.transaction().id().jti())
                .with("call", executed.transaction().call());
        version.value()
                .map(value -> Json.parseObject(value).orThrow())
                .ifPresent(value -> json.with("record", shown.record(handle, value, viewer)));
        return json.build();
    }
}
