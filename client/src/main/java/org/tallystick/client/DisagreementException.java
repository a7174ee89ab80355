package org.tallystick.client;

/** A node said something that does not fit what the client knows for sure. Do not go on with that node. */
public final class DisagreementException extends RuntimeException {
    DisagreementException(String what) {
        super(what);
    }
}
