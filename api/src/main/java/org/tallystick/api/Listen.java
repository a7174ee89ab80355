package org.tallystick.api;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where and how to listen.
 *
 * @param address host and port; port 0 takes any that is free
 * @param tls certificate and key; without them it is plain HTTP
 * @param limits what clients may take
 */
public record Listen(InetSocketAddress address, Optional<TlsFiles> tls, Limits limits) {

    /** Plain HTTP on this machine only, on a free port, with the usual limits. */
    public static Listen onThisMachine() {
        return new Listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(), Limits.USUAL);
    }
}
