package org.tallystick.engine.cometbft;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.MemberId;

/**
 * The one thing that goes through CometBFT's own mempool: a member says that transactions wait at its node, so that a height
 * begins. Transactions themselves travel once, inside the proposal of the member at whose node they wait.
 *
 * <pre>
 * tally-nudge
 * clinic
 * 4711
 * 0
 * </pre>
 *
 * @param member whose node it is
 * @param height that should begin
 * @param again how often it was said before
 */
record Nudge(MemberId member, long height, long again) {
    /** What CometBFT adds to a transaction of this length inside a block, in bytes, at most. */
    static final int FRAMING = 8;

    /** The longest, in bytes. */
    static final int MAX_SIZE = 256;

    private static final Bytes OPENING = Bytes.utf8("tally-nudge\n");

    static Parsed<Nudge> parse(Bytes bytes) {
        return Parsed.of(() -> read(bytes));
    }

    private static Nudge read(Bytes bytes) {
        MalformedException.unless(bytes.size() <= MAX_SIZE, Fault.TOO_LONG, "a nudge has at most 256 bytes");
        Lines lines = new Lines(bytes, 0);
        MalformedException.unless(
                lines.next().equals(OPENING.slice(0, OPENING.size() - 1)),
                Fault.FIELD_VALUE,
                "a nudge begins with the line tally-nudge");
        Nudge nudge = new Nudge(
                new MemberId(lines.next().text()), Decimals.parse(lines.next()), Decimals.parse(lines.next()));
        MalformedException.unless(!lines.hasNext(), Fault.FIELD_VALUE, "a nudge has four lines");
        return nudge;
    }

    Bytes bytes() {
        return Bytes.utf8(OPENING.text() + member.value() + "\n" + height + "\n" + again + "\n");
    }
}
