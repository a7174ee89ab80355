package org.tallystick.engine.cometbft;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.keys.PrivateKey;

/**
 * What a member's engine needs to know.
 *
 * @param program the CometBFT program
 * @param home its folder; only one engine uses it
 * @param member whose engine it is
 * @param network what all members agree on
 * @param consensusKey signs this member's votes, nothing else
 * @param peerKey proves to other members' CometBFT that this is the member's
 * @param listen where others connect to
 * @param peers the others
 */
public record CometSettings(
        Path program,
        Path home,
        MemberId member,
        CometNetwork network,
        PrivateKey consensusKey,
        PrivateKey peerKey,
        InetSocketAddress listen,
        List<Peer> peers) {
    public CometSettings {
        peers = List.copyOf(peers);
    }
}
