package org.tallystick.sharing.exchange;

import java.time.Duration;
import org.tallystick.formats.Bytes;

/** What became of a message. */
public sealed interface Answer {
    /** What the recipient said. */
    sealed interface Given extends Answer {}

    /**
     * It holds the details now. HTTP 200.
     *
     * @param jws its signed acknowledgement, {@code tally-ack+jwt}
     */
    record Acknowledged(Bytes jws) implements Given {}

    /**
     * The entry has not come to the recipient yet, or it is busy, or its disk is full: later again. HTTP 503, 429 or 507.
     *
     * @param atLeast how much later, as the recipient asks in {@code Retry-After}
     */
    record NotYet(Duration atLeast) implements Given {}

    /**
     * It does not take them. HTTP 422.
     *
     * @param code such as {@code details-of-another-entry}
     */
    record Refused(String code, String why) implements Given {}

    /** No answer came, or none that one can understand. */
    record Unreachable(String why) implements Answer {}
}
