package org.tallystick.node;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.tallystick.formats.id.MemberId;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.ledger.members.Member;
import org.tallystick.ledger.members.Members;
import org.tallystick.node.folder.GenesisFile;

/**
 * Where members' nodes are reached: as the ledger has it, for members come by vote too; before the founding is on it, as the
 * genesis has it.
 */
final class Addresses {
    private static final System.Logger LOG = System.getLogger(Addresses.class.getName());

    private Addresses() {}

    /** The addresses of those whose folders are here and who are members; who is none (yet) is left out, and the log says so. */
    static SequencedMap<MemberId, URI> of(Set<MemberId> hosted, StateView state, GenesisFile genesis) {
        SequencedMap<MemberId, URI> addresses = new TreeMap<>();
        for (MemberId member : hosted) {
            Optional<URI> address = Members.find(state, member)
                    .map(Member::address)
                    .map(URI::create)
                    .or(() -> genesis.address(member));
            address.ifPresentOrElse(
                    found -> addresses.put(member, found),
                    () -> LOG.log(
                            Level.WARNING,
                            member + " has a folder here and is no member of the network: its node is not started. "
                                    + "Once the members have admitted it by vote, start again"));
        }
        return addresses;
    }
}
