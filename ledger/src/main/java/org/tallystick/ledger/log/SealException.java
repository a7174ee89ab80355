package org.tallystick.ledger.log;

/** A member must not, or cannot, sign a checkpoint. The message says what to do. */
public final class SealException extends RuntimeException {
    SealException(String message) {
        super(message);
    }

    SealException(String message, Throwable cause) {
        super(message, cause);
    }
}
