package org.tallystick.client;

import java.net.URI;

/** A node could not be reached, or the connection broke and stayed broken through the retries. */
public final class UnreachableException extends RuntimeException {
    UnreachableException(URI node, Throwable cause) {
        super("no answer from " + node + " (" + cause.getClass().getSimpleName() + ")", cause);
    }
}
