package org.tallystick.node;

/** A node cannot run as things are. The message says what happened and what to do. */
public final class NodeException extends RuntimeException {
    NodeException(String message) {
        super(message);
    }
}
