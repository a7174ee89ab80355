package org.tallystick.api;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where and how to listen.
 *
 * @param address host and port; port 0 takes any that is free
 * @param tls certificate and key; without them it is plain HTTP
 * @param limits what clients may take
 */
public record Listen(InetSocketAddress address, Optional<TlsFiles> tls, Limits limits) {}
