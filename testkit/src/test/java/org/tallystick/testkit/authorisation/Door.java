package org.tallystick.testkit.authorisation;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;

/** Where signed transactions are handed in: to the parts of a node, or over HTTP to a network that runs. */
interface Door {
    /** Hands in what has to be carried out, and waits until it is. */
    void commit(Bytes jws);

    /** Hands in, and says what comes of it. */
    Fate attempt(Bytes jws);

    /** What transactions are dated by, in milliseconds since 1970. */
    long now();

    /** Until when the holder of a record may answer: past when the table is walked, where {@code overdue} is to be carried out. */
    long answerBy();

    /** The digest of what the state says now of these, as an answer names it. */
    Hash facts(AccountId reader, Handle record, Handle subject);
}
