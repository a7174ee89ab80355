package org.tallystick.api.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.Handle;

/**
 * The records about a few subjects, one subject after the other.
 *
 * @param places as many as were asked for, at most
 * @param next the position to go on from, if there may be more
 */
record SubjectRecords(List<Place> places, Optional<String> next) {
    /** A record and whom it is about. */
    record Place(Handle subject, Handle record) {
        String position() {
            return subject + " " + record;
        }

        static Place parse(String position) {
            String[] parts = position.split(" ", -1);
            MalformedException.unless(parts.length == 2, Fault.FIELD_VALUE, "a position is a subject and a record");
            return new Place(new Handle(parts[0]), new Handle(parts[1]));
        }
    }

    static SubjectRecords of(List<Handle> subjects, Knowledge knowledge, Optional<Place> last, int limit) {
        List<Place> places = new ArrayList<>();
        for (Handle subject : subjects.stream().sorted().toList()) {
            if (last.isEmpty() || subject.compareTo(last.get().subject()) >= 0) {
                Optional<Handle> from =
                        last.filter(place -> place.subject().equals(subject)).map(Place::record);
                for (Handle record : knowledge.register().recordsOf(subject, from, limit - places.size())) {
                    places.add(new Place(subject, record));
                }
            }
            if (places.size() >= limit) {
                return new SubjectRecords(places, Optional.of(places.getLast().position()));
            }
        }
        return new SubjectRecords(places, Optional.empty());
    }
}
