package org.tallystick.api.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.tallystick.api.frame.Page;
import org.tallystick.api.frame.Reply;
import org.tallystick.formats.json.JsonObject;

/** One page of what is numbered from 1, in one row or several, each row from the newest back. */
final class NewestFirst {
    /** A page looks at no more than so many, however few of them are wanted; its cursor then leads on. */
    private static final int MAX_LOOKED_AT = 2_000;

    private final Page page;
    private final List<JsonObject> items = new ArrayList<>();
    private int looked;

    NewestFirst(Page page) {
        this.page = page;
    }

    /**
     * The page of a single row.
     *
     * @param count how many the row has
     * @param shown what is shown of the one with that number, if it is wanted
     */
    Reply row(long count, LongFunction<Optional<JsonObject>> shown) {
        long number = fill(count, page.afterNumber().orElse(Long.MAX_VALUE), shown);
        return ending(number > 1 ? Optional.of(String.valueOf(number)) : Optional.empty());
    }

    /** Adds those below a number; returns the number below which the next page goes on. */
    long fill(long count, long below, LongFunction<Optional<JsonObject>> shown) {
        looked++;
        long number = Math.min(below, count + 1);
        while (number > 1 && !isFull()) {
            number--;
            looked++;
            shown.apply(number).ifPresent(items::add);
        }
        return number;
    }

    boolean isFull() {
        return items.size() >= page.limit() || looked >= MAX_LOOKED_AT;
    }

    /** @param position where the next page begins, if there is more */
    Reply ending(Optional<String> position) {
        return Reply.json(page.json(items, position));
    }
}
