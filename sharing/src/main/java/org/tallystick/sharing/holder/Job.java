package org.tallystick.sharing.holder;

import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;

/** One thing that a holder has to do. */
sealed interface Job {
    /** Whose transaction makes it necessary. */
    AccountId by();

    /** To answer a request. */
    record AnswerRequest(Handle access, AccountId by) implements Job {}

    /** To say that it has the details of a grant. */
    record AcknowledgeGrant(Handle grant, AccountId by) implements Job {}
}
