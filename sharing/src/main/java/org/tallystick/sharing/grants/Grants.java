package org.tallystick.sharing.grants;

import java.util.Optional;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.contract.State;
import org.tallystick.ledger.contract.StateView;

/**
 * Grants as they stand in the state: each under {@code grants/grant/<grant>}, the live ones of a subject in {@code
 * grants/live/<subject>}, and those that a holder has yet to acknowledge as {@code grants/waiting/<member>/<grant>}.
 */
public final class Grants {
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
