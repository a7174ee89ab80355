package org.tallystick.client;

import java.net.URI;

/** Whoever answers at a node's address did not prove over TLS that it is that node; nothing was sent to it. */
public final class UntrustedException extends RuntimeException {
    UntrustedException(URI node, String why, Throwable cause) {
        super(node.resolve("/") + " is not believed: " + why, cause);
    }
}
