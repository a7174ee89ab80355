package org.tallystick.api.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.api.auth.Access;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.frame.Inquiry;
import org.tallystick.api.frame.Page;
import org.tallystick.api.frame.Reply;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.store.LedgerStore;
import org.tallystick.ledger.store.LedgerView;

/** The log's entries, decoded. */
final class EntriesResource implements Endpoint.Resource {
    private final LedgerStore store;
    private final Sight sight;

    EntriesResource(LedgerStore store, Sight sight) {
        this.store = store;
        this.sight = sight;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/entries", Access.LEDGER, this::list)
                        .taking("from")
                        .paged(),
                Endpoint.get("/v1/entries/{index}", Access.KNOWN, this::one));
    }

    private Reply list(Inquiry inquiry) {
        Page page = inquiry.page();
        LedgerView view = store.committed();
        long first = page.afterNumber()
                .map(after -> after + 1)
                .orElse(inquiry.number("from").orElse(0L));
        long end = Math.min(view.size(), first + page.limit());
        List<JsonObject> items = new ArrayList<>();
        for (long index = first; index < end; index++) {
            items.add(EntryJson.of(index, view.entry(index)));
        }
        return Reply.json(page.json(
                items, end < view.size() && first < end ? Optional.of(String.valueOf(end - 1)) : Optional.empty()));
    }

    private Reply one(Inquiry inquiry) {
        long index = inquiry.path("index", text -> Inquiry.number(text, "index"));
        LedgerView view = store.committed();
        Sight.requireSeen(index < view.size());
        Entry entry = Entry.parse(view.entry(index)).orThrow();
        Sight.requireSeen(sight.entry(inquiry.viewer(), entry));
        return Reply.json(EntryJson.of(index, entry));
    }
}
