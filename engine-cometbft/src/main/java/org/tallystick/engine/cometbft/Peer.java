package org.tallystick.engine.cometbft;

import java.net.InetSocketAddress;
import org.tallystick.formats.keys.PublicKey;

/**
 * Another member's CometBFT.
 *
 * @param key that it proves to have when it is connected to
 * @param address where it listens
 */
public record Peer(PublicKey key, InetSocketAddress address) {
    String text() {
        return CometKey.peerId(key) + "@" + text(address);
    }

    static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
