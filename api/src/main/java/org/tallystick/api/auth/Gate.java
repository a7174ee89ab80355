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
            case Viewer.Known known -> ProblemException.unless(admits(access, known), Code.NOT_ALLOWED, whom(access));
        }
    }

    private boolean admits(Access access, Viewer.Known known) {
        return switch (access) {
            case OPEN, KNOWN, ACCOUNT, PERSONAL -> true;
            case LOG, LEDGER -> open || known.worksForMember();
            case STAFF, METRICS -> known.isStaffOf(here);
            case NODE -> known.account().isNode();
        };
    }

    /** Who may, for an account that may not. */
    private String whom(Access access) {
        return switch (access) {
            case OPEN, KNOWN, ACCOUNT, PERSONAL -> "this is for whoever is concerned";
            case LOG, LEDGER ->
                "this shows what the ledger holds about everybody: it is for accounts that work for a member. A subject's "
                        + "account sees its own at /v1/records, /v1/grants and /v1/accesses";
            case STAFF -> "this is for accounts that work for " + here + ", not for its subjects or other members";
            case METRICS -> "this is for accounts that work for " + here + ", and for programs on the node's machine";
            case NODE -> "this is for the nodes of members, each with its account node@MEMBER";
        };
    }

    private static boolean isLedger(Access access) {
        return switch (access) {
            case OPEN, LOG, LEDGER, KNOWN -> true;
            case ACCOUNT, STAFF, PERSONAL, NODE, METRICS -> false;
        };
    }
}
