package org.tallystick.node;

import java.net.InetSocketAddress;
import java.net.URI;
import org.tallystick.formats.id.MemberId;

/** Where a node cannot listen, and what helps: its address is on the ledger, and to listen elsewhere does not change it. */
final class TakenAddress {
    private TakenAddress() {}

    /**
     * What to say of it.
     *
     * @param address where everybody looks for the node
     * @param listen where it was to listen
     */
    static NodeException of(MemberId member, URI address, InetSocketAddress listen, String why) {
        return new NodeException("the node of " + member + " cannot listen on " + listen.getHostString() + ":"
                + listen.getPort() + " (" + why + "): stop what listens there and start again. Everybody looks for this"
                + " node at " + address + ", as the ledger says: to name another address of this machine as 'members."
                + member + ".listen' in tallystick.yaml helps where a proxy leads from the one to the other, and else"
                + " not. A network to try out is soonest made anew, with 'tally up --home OTHER'");
    }
}
