package org.tallystick.client;

import java.nio.file.Path;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;

/** What came of asking to read a record. Whatever it was, it is on the ledger. */
public sealed interface Reading {
    /** The access on the ledger. */
    Handle access();

    /** The holder allowed it; the content was opened, checked against the ledger's commitment, and written. */
    record Opened(Handle access, MemberId holder, long version, long size, Path file) implements Reading {}

    /** The holder refused; the rule that decided is in the details, which the reader's member holds. */
    record Refused(Handle access, MemberId holder, String rule) implements Reading {}

    /**
     * No answer has come yet. If none has come by then, the reader puts that on record with {@code accesses.overdue}.
     *
     * @param answerBy until when the holder may answer, in milliseconds since 1970 by the ledger's time
     */
    record Unanswered(Handle access, AccountId reader, long answerBy) implements Reading {}
}
