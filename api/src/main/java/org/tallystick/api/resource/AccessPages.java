package org.tallystick.api.resource;

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
    private static final int RECORDS_AT_ONCE = 100;

    private final StateView state;
    private final Page page;
    private final BiFunction<Handle, Long, Optional<JsonObject>> numbered;
    private final NewestFirst newest;

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
        this.newest = new NewestFirst(page);
    }

    Reply ofNothing() {
        return newest.ending(Optional.empty());
    }

    Reply of(Handle record) {
        return newest.row(Accesses.count(state, record), number -> numbered.apply(record, number));
    }

    /** @param seen what the viewer may see of what a cursor names, which anyone can make */
    Reply about(List<Handle> subjects, Knowledge knowledge, Predicate<Handle> seen) {
        Optional<Position> last = page.after(Position::parse);
        Optional<SubjectRecords.Place> place = last.map(Position::place);
        if (last.isPresent()) {
            Handle record = last.get().place().record();
            ProblemException.unless(seen.test(record), Code.BAD_CURSOR, "it names a record that is not in this list");
            long number = fill(record, last.get().number());
            if (newest.isFull()) {
                return ending(last.get().place(), number);
            }
        }
        for (boolean more = true; more; ) {
            var some = SubjectRecords.of(subjects, knowledge, place, RECORDS_AT_ONCE);
            for (SubjectRecords.Place next : some.places()) {
                long number = fill(next.record(), Long.MAX_VALUE);
                if (newest.isFull()) {
                    return ending(next, number);
                }
                place = Optional.of(next);
            }
            more = some.next().isPresent();
        }
        return newest.ending(Optional.empty());
    }

    private Reply ending(SubjectRecords.Place place, long number) {
        return newest.ending(Optional.of(new Position(place, number).text()));
    }

    private long fill(Handle record, long below) {
        return newest.fill(Accesses.count(state, record), below, number -> numbered.apply(record, number));
    }
}
