package org.tallystick.sharing;

import java.util.Locale;
import org.tallystick.formats.entry.Outcome;

/** Every code with which the contracts of sharing refuse ({@code spec/contracts.md} says when). */
public enum Refusal {
    NOT_ALLOWED,

    RECORD_EXISTS,
    UNKNOWN_RECORD,
    RECORD_RETIRED,
    WRONG_VERSION,

    SUBJECT_EXISTS,
    UNKNOWN_SUBJECT,
    UNKNOWN_ACCOUNT,
    NOT_A_SUBJECT,
    ALREADY_BOUND,

    GRANT_EXISTS,
    UNKNOWN_GRANT,
    TOO_MANY_GRANTS,
    GRANT_REVOKED,
    ALREADY_ACKNOWLEDGED,

    ACCESS_EXISTS,
    UNKNOWN_ACCESS,
    BAD_ANSWER_BY,
    ALREADY_ANSWERED,
    ALREADY_CLOSED,
    NOT_OVERDUE,
    ANSWER_INCOMPLETE,
    BLOCK_AHEAD,
    WRONG_SUBJECT,
    GRANT_NOT_LIVE,
    READER_INACTIVE,
    FACTS_CHANGED;

    /** The word on the wire, such as {@code record-exists}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The outcome of a call that is refused.
     *
     * @param why what is wrong and what to do about it; never a name
     */
    public Outcome because(String why) {
        return new Outcome.Refused(code(), why);
    }
}
