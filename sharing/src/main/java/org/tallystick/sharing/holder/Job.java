package org.tallystick.sharing.holder;

import org.tallystick.formats.id.Handle;

/** One thing that a holder has to do. */
sealed interface Job {
    /** To answer a request. */
    record AnswerRequest(Handle access) implements Job {}

    /** To say that it has the details of a grant. */
    record AcknowledgeGrant(Handle grant) implements Job {}
}
