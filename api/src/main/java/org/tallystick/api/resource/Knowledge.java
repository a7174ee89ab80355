package org.tallystick.api.resource;

import java.util.Optional;
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

/**
 * What this member knows beyond the ledger.
 *
 * @param state what the ledger says
 * @param shelf the details that it has
 * @param register who and what they speak of
 */
record Knowledge(StateView state, DetailsShelf shelf, Register register) {

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
        return Records.record(state, record).flatMap(found -> subjectOf(record, found));
    }

    private Optional<Handle> subjectOf(Handle handle, SharedRecord record) {
        return details(record.shared())
                .flatMap(details -> Body.parse(details) instanceof Parsed.Ok<Body>(ShareBody body)
                                && body.opens(record.about(), handle)
                        ? Optional.of(body.subject())
                        : Optional.empty());
    }
}
