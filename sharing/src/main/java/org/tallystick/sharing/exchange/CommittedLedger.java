package org.tallystick.sharing.exchange;

import java.util.NavigableSet;
import java.util.Optional;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.tx.Transaction;

/** What the exchange asks of the ledger, as far as it is committed. */
public interface CommittedLedger {
    /** The entry of that transaction, if it is committed. */
    Optional<Entry.Executed> entry(TransactionId transaction);

    /** That member, if it is one. */
    Optional<Contact> contact(MemberId member);

    /**
     * The members that are to be given the details of a committed transaction; whether this one is among them does not
     * matter.
     */
    NavigableSet<MemberId> concerned(Transaction transaction, Details details);
}
