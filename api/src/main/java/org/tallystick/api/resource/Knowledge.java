package org.tallystick.api.resource;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.api.port.Register;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.sharing.DetailsRef;
import org.tallystick.sharing.details.Body;
import org.tallystick.sharing.details.DetailsShelf;
import org.tallystick.sharing.details.ShareBody;
import org.tallystick.sharing.records.Records;
import org.tallystick.sharing.records.SharedRecord;

/** What this member knows beyond the ledger. */
final class Knowledge {
    private static final int REMEMBERED = 20_000;

    private final StateView state;
    private final DetailsShelf shelf;
    private final Register register;
    /** Whom a record is about never changes, and is asked for every entry that a subject's event stream passes by. */
    private final Map<Handle, Handle> subjects = new ConcurrentHashMap<>();

    /**
     * Knows from these.
     *
     * @param state what the ledger says
     * @param shelf the details that the member has
     * @param register who and what they speak of
     */
    Knowledge(StateView state, DetailsShelf shelf, Register register) {
        this.state = state;
        this.shelf = shelf;
        this.register = register;
    }

    DetailsShelf shelf() {
        return shelf;
    }

    Register register() {
        return register;
    }

    /** The details of a transaction. */
    Optional<Details> details(TransactionId transaction) {
        return shelf.find(transaction);
    }

    /** The very details that the state speaks of. */
    Optional<Details> details(DetailsRef meant) {
        return shelf.find(meant.transaction()).filter(meant::isOf);
    }

    /** Whom a record is about, if its details are here and open its commitment. */
    Optional<Handle> subjectOf(Handle record) {
        Optional<Handle> known = Optional.ofNullable(subjects.get(record));
        if (known.isPresent()) {
            return known;
        }
        Optional<Handle> found = Records.record(state, record).flatMap(value -> subjectOf(record, value));
        found.ifPresent(subject -> remember(record, subject));
        return found;
    }

    private void remember(Handle record, Handle subject) {
        if (subjects.size() >= REMEMBERED) {
            subjects.clear();
        }
        subjects.put(record, subject);
    }

    private Optional<Handle> subjectOf(Handle handle, SharedRecord record) {
        return details(record.shared())
                .flatMap(details -> Body.parse(details) instanceof Parsed.Ok<Body>(ShareBody body)
                                && body.opens(record.about(), handle)
                        ? Optional.of(body.subject())
                        : Optional.empty());
    }
}
