package org.tallystick.api.auth;

import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.id.MemberId;

/** The table of who may come in where. A test walks it: every kind of access by every kind of viewer. */
public final class Gate {
    private final MemberId here;
    private final boolean open;

    /**
     * @param here the member whose node this is
     * @param open true if the network's genesis says {@code public}
     */
    public Gate(MemberId here, boolean open) {
        this.here = here;
        this.open = open;
    }

    /**
     * Lets the viewer in, or does not.
     *
     * @param local true if the request comes from this machine
     * @throws ProblemException unless the viewer may come in
     */
    public void require(Access access, Viewer viewer, boolean local) {
        if (access == Access.OPEN || (access == Access.METRICS && local)) {
            return;
        }
        switch (viewer) {
            case Viewer.Stranger() ->
                ProblemException.unless(
                        open && isLedger(access), Code.TOKEN_MISSING, "the request has no Authorization header");
            case Viewer.Known known ->
                ProblemException.unless(
                        admits(access, known), Code.NOT_ALLOWED, "this is not for accounts of its kind");
        }
    }

    private boolean admits(Access access, Viewer.Known known) {
        return switch (access) {
            case OPEN, KNOWN, ACCOUNT, PERSONAL -> true;
            case LOG, LEDGER -> open || !known.isSubject();
            case STAFF, METRICS -> known.isStaffOf(here);
            case NODE -> known.account().isNode();
        };
    }

    private static boolean isLedger(Access access) {
        return switch (access) {
            case OPEN, LOG, LEDGER, KNOWN -> true;
            case ACCOUNT, STAFF, PERSONAL, NODE, METRICS -> false;
        };
    }
}
