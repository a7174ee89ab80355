package org.tallystick.node.member;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.api.port.Health;
import org.tallystick.formats.id.MemberId;
import org.tallystick.sharing.loop.Loop;

/** What fails at the moment of all that a member's node does of its own accord: in the log, and in how the node says it is. */
final class Troubles implements Loop.Watch {
    private static final System.Logger LOG = System.getLogger(Troubles.class.getName());

    private static final String WHY =
            "something that the node does of its own accord fails, and is tried again; its log says what";

    private final MemberId member;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    Troubles(MemberId member) {
        this.member = member;
    }

    @Override
    public void failing(String loop, Throwable why) {
        failing.add(loop);
        LOG.log(Level.ERROR, "'" + loop + "' of " + member + " failed; it is tried again after a pause", why);
    }

    @Override
    public void recovered(String loop) {
        failing.remove(loop);
        LOG.log(Level.INFO, "'" + loop + "' of " + member + " goes on");
    }

    /** How the node is, where the ledger is as said. Strangers are told too: what exactly it is stands in the log alone. */
    Health health(Health ledger) {
        return ledger instanceof Health.Ready && !failing.isEmpty() ? new Health.Troubled(WHY) : ledger;
    }
}
