package org.tallystick.sharing.exchange;

import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.sealing.hpke.RecipientSecret;

/**
 * As whom this node takes part.
 *
 * @param signing the node's key, for acknowledgements
 * @param vault opens what is sealed to the member
 */
public record Identity(NodeId node, PrivateKey signing, RecipientSecret vault) {
    NetworkName network() {
        return node.network();
    }

    MemberId member() {
        return node.member();
    }
}
