package org.tallystick.sharing.records;

import java.util.Collection;
import java.util.Optional;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.contract.State;
import org.tallystick.ledger.contract.StateView;

/**
 * Records and subjects as they stand in the state: {@code records/record/<record>} and {@code records/subject/<subject>}.
 * A record's earlier versions are the earlier values of its key.
 */
public final class Records {
    /** What the keys of all records begin with; the record's identifier follows. */
    public static final String PREFIX = "records/record/";

    private Records() {}

    /** Where a record stands. */
    public static Key recordKey(Handle record) {
        return new Key(PREFIX + record);
    }

    /** Where a subject stands. */
    public static Key subjectKey(Handle subject) {
        return Key.of("records", "subject", subject);
    }

    /** The record, if it was shared. */
    public static Optional<SharedRecord> record(StateView state, Handle record) {
        return state.get(recordKey(record)).map(SharedRecord::read);
    }

    /** The subject, if it was enrolled. */
    public static Optional<Subject> subject(StateView state, Handle subject) {
        return state.get(subjectKey(subject)).map(Subject::read);
    }

    /** The member whose record it is: who reads and answers for it; none if there is no such record. */
    public static Collection<MemberId> owner(StateView state, Handle record) {
        return record(state, record).map(SharedRecord::owner).stream().toList();
    }

    /** The member of the account that speaks for a subject, so that people see what is done with their data. */
    public static Collection<MemberId> voice(StateView state, Handle subject) {
        return subject(state, subject).flatMap(Subject::account).map(AccountId::member).stream()
                .toList();
    }

    static void write(State state, Handle record, SharedRecord value) {
        state.put(recordKey(record), value.json());
    }

    static void write(State state, Handle subject, Subject value) {
        state.put(subjectKey(subject), value.json());
    }
}
