package org.tallystick.sharing.grants;

import java.util.Optional;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.contract.Numbering;
import org.tallystick.ledger.contract.State;
import org.tallystick.ledger.contract.StateView;

/**
 * Grants as they stand in the state: each under {@code grants/grant/<grant>}; numbered per subject from 1 under {@code
 * grants/of/<subject>/<number>}, with the count in {@code grants/count/<subject>}; the live ones of a subject in {@code
 * grants/live/<subject>}; and those that a holder has yet to acknowledge as {@code grants/waiting/<member>/<grant>}.
 */
public final class Grants {
    private static final Numbering OF_SUBJECT = new Numbering("grants", "grant");

    private Grants() {}

    /** Where a grant stands. */
    public static Key grantKey(Handle grant) {
        return Key.of("grants", "grant", grant);
    }

    /** Where the list of a subject's live grants stands. */
    public static Key liveKey(Handle subject) {
        return Key.of("grants", "live", subject);
    }

    /** What the keys of the grants begin with that a holder has yet to acknowledge; the grant's identifier follows. */
    public static String waitingPrefix(MemberId holder) {
        return "grants/waiting/" + holder + "/";
    }

    /** The grant, if it was given. */
    public static Optional<Grant> grant(StateView state, Handle grant) {
        return state.get(grantKey(grant)).map(Grant::read);
    }

    /** The list of a subject's live grants. */
    public static LiveGrants live(StateView state, Handle subject) {
        return state.get(liveKey(subject)).map(LiveGrants::read).orElse(LiveGrants.NONE);
    }

    /** How many grants were ever given on a subject, by either side. */
    public static long count(StateView state, Handle subject) {
        return OF_SUBJECT.count(state, subject);
    }

    /** The grant of that number, from 1 to {@link #count}, in the order in which they were given. */
    public static Optional<Handle> numbered(StateView state, Handle subject, long number) {
        return OF_SUBJECT.find(state, subject, number).map(Handle::new);
    }

    static void give(State state, Handle grant, Grant value) {
        write(state, grant, value);
        OF_SUBJECT.add(state, value.subject(), grant);
    }

    static void write(State state, Handle grant, Grant value) {
        state.put(grantKey(grant), value.json());
    }

    static void write(State state, Handle subject, LiveGrants value) {
        state.put(liveKey(subject), value.json());
    }

    static void addWaiting(State state, MemberId holder, Handle grant) {
        state.put(new Key(waitingPrefix(holder) + grant), JsonObject.EMPTY);
    }

    static void removeWaiting(State state, MemberId holder, Handle grant) {
        state.delete(new Key(waitingPrefix(holder) + grant));
    }
}
