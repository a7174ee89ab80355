package org.tallystick.api.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tallystick.api.frame.Page;
import org.tallystick.api.frame.Reply;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.store.LedgerView;
import org.tallystick.ledger.store.Listed;

/** Pages of what stands in the state under keys with a common beginning. */
final class Listing {
    /** A page looks at no more than so many keys, however few of them match; its cursor then leads on. */
    private static final int MAX_LOOKED_AT = 2_000;

    private Listing() {}

    /**
     * A page of those that are known already, in their own order.
     *
     * @param parser reads the position, which is what an identifier looks like as text
     */
    static <I extends Comparable<I>> Reply page(
            List<I> known, Function<String, I> parser, Page page, Function<I, Optional<JsonObject>> show) {
        Optional<I> after = page.after(parser);
        List<I> rest = known.stream()
                .filter(id -> after.isEmpty() || id.compareTo(after.get()) > 0)
                .sorted()
                .toList();
        List<I> some = rest.stream().limit(page.limit()).toList();
        List<JsonObject> shown =
                some.stream().flatMap(id -> show.apply(id).stream()).toList();
        return Reply.json(page.json(
                shown, rest.size() > some.size() ? Optional.of(some.getLast().toString()) : Optional.empty()));
    }

    /** A value under its key; what follows the common beginning is its name. */
    record Item(String name, JsonObject value) {}

    /**
     * A page of those that are shown.
     *
     * @param show what is shown of an item, or nothing
     */
    static Reply page(LedgerView view, String prefix, Page page, Function<Item, Optional<JsonObject>> show) {
        List<JsonObject> shown = new ArrayList<>();
        Optional<Key> last = page.after(name -> new Key(prefix + name));
        boolean more = true;
        for (int looked = 0; more && shown.size() < page.limit() && looked < MAX_LOOKED_AT; ) {
            int wanted = Math.min(page.limit() - shown.size(), MAX_LOOKED_AT - looked);
            var found = view.keys(prefix, last, wanted);
            for (Listed listed : found.items()) {
                JsonObject value = Json.parseObject(listed.value()).orThrow();
                String name = listed.key().value().substring(prefix.length());
                show.apply(new Item(name, value)).ifPresent(shown::add);
                last = Optional.of(listed.key());
            }
            looked += wanted;
            more = found.more();
        }
        Optional<String> next = last.map(key -> key.value().substring(prefix.length()));
        return Reply.json(page.json(shown, more ? next : Optional.empty()));
    }
}
