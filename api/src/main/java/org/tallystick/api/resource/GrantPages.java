package org.tallystick.api.resource;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tallystick.api.frame.Page;
import org.tallystick.api.frame.Reply;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.sharing.grants.Grants;

/** One page of grants, subject after subject, each one's from the newest back. */
final class GrantPages {
    private final StateView state;
    private final Page page;
    private final Function<Handle, Optional<JsonObject>> shown;
    private final NewestFirst newest;

    /** Where a page ended: the number of the last grant looked at, of that subject. */
    record Position(Handle subject, long number) {
        static Position parse(String text) {
            String[] parts = text.split(" ", -1);
            MalformedException.unless(parts.length == 2, Fault.FIELD_VALUE, "a position is a subject and a number");
            return new Position(new Handle(parts[0]), Page.number(parts[1]));
        }

        String text() {
            return subject + " " + number;
        }
    }

    /**
     * A page to be filled.
     *
     * @param shown what is shown of a grant, if it is wanted
     */
    GrantPages(StateView state, Page page, Function<Handle, Optional<JsonObject>> shown) {
        this.state = state;
        this.page = page;
        this.shown = shown;
        this.newest = new NewestFirst(page);
    }

    /** @param subjects those whose grants the viewer may see, and no others: anyone can make a cursor */
    Reply about(List<Handle> subjects) {
        Optional<Position> last = page.after(Position::parse);
        last.ifPresent(position -> ProblemException.unless(
                subjects.contains(position.subject()), Code.BAD_CURSOR, "it names a subject that is not in this list"));
        List<Handle> left = subjects.stream()
                .sorted()
                .filter(subject ->
                        last.isEmpty() || subject.compareTo(last.get().subject()) >= 0)
                .toList();
        for (Handle subject : left) {
            long number = newest.fill(Grants.count(state, subject), below(subject, last), of -> numbered(subject, of));
            if (newest.isFull()) {
                boolean more = number > 1 || !subject.equals(left.getLast());
                return newest.ending(
                        Optional.of(new Position(subject, number).text()).filter(_ -> more));
            }
        }
        return newest.ending(Optional.empty());
    }

    private static long below(Handle subject, Optional<Position> last) {
        return last.filter(position -> position.subject().equals(subject))
                .map(Position::number)
                .orElse(Long.MAX_VALUE);
    }

    private Optional<JsonObject> numbered(Handle subject, long number) {
        return Grants.numbered(state, subject, number).flatMap(shown);
    }
}
