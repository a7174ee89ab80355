package org.tallystick.api.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.tallystick.api.frame.Page;
import org.tallystick.api.frame.Reply;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.sharing.accesses.Accesses;

/** One page of accesses, record after record, each record's from the newest back. */
final class AccessPages {
    /** A page looks at no more than so many records and accesses, however few of them match; its cursor then leads on. */
    private static final int MAX_LOOKED_AT = 2_000;

    private static final int RECORDS_AT_ONCE = 100;

    private final StateView state;
    private final Page page;
    private final BiFunction<Handle, Long, Optional<JsonObject>> numbered;
    private final List<JsonObject> items = new ArrayList<>();
    private int looked;

    /** Where a page about subjects ended: the number of the last access looked at, of that record. */
    record Position(SubjectRecords.Place place, long number) {
        static Position parse(String text) {
            int space = text.lastIndexOf(' ');
            MalformedException.unless(space > 0, Fault.FIELD_VALUE, "a position is a subject, a record and a number");
            return new Position(
                    SubjectRecords.Place.parse(text.substring(0, space)), Page.number(text.substring(space + 1)));
        }

        String text() {
            return place.position() + " " + number;
        }
    }

    /**
     * A page to be filled.
     *
     * @param numbered what is shown of a record's access of that number, if it is wanted
     */
    AccessPages(StateView state, Page page, BiFunction<Handle, Long, Optional<JsonObject>> numbered) {
        this.state = state;
        this.page = page;
        this.numbered = numbered;
    }

    Reply ofNothing() {
        return Reply.json(page.json(items, Optional.empty()));
    }

    Reply of(Handle record) {
        long number = fill(record, page.afterNumber().orElse(Long.MAX_VALUE));
        return Reply.json(page.json(items, number > 1 ? Optional.of(String.valueOf(number)) : Optional.empty()));
    }

    /** @param seen what the viewer may see of what a cursor names, which anyone can make */
    Reply about(List<Handle> subjects, Knowledge knowledge, Predicate<Handle> seen) {
        Optional<Position> last = page.after(Position::parse);
        Optional<SubjectRecords.Place> place = last.map(Position::place);
        if (last.isPresent()) {
            Handle record = last.get().place().record();
            ProblemException.unless(seen.test(record), Code.BAD_CURSOR, "it names a record that is not in this list");
            long number = fill(record, last.get().number());
            if (isFull()) {
                return ending(last.get().place(), number);
            }
        }
        for (boolean more = true; more; ) {
            var some = SubjectRecords.of(subjects, knowledge, place, RECORDS_AT_ONCE);
            for (SubjectRecords.Place next : some.places()) {
                long number = fill(next.record(), Long.MAX_VALUE);
                if (isFull()) {
                    return ending(next, number);
                }
                place = Optional.of(next);
            }
            more = some.next().isPresent();
        }
        return Reply.json(page.json(items, Optional.empty()));
    }

    private Reply ending(SubjectRecords.Place place, long number) {
        return Reply.json(page.json(items, Optional.of(new Position(place, number).text())));
    }

    /** Adds the accesses below that number; the number below which the next page goes on. */
    private long fill(Handle record, long below) {
        looked++;
        long number = Math.min(below, Accesses.count(state, record) + 1);
        while (number > 1 && !isFull()) {
            number--;
            looked++;
            numbered.apply(record, number).ifPresent(items::add);
        }
        return number;
    }

    private boolean isFull() {
        return items.size() >= page.limit() || looked >= MAX_LOOKED_AT;
    }
}
