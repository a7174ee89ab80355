package org.tallystick.ledger.engine;

/** The genesis file founds no network, or not the one in the data directory. The message says what to do. */
public final class GenesisException extends RuntimeException {
    public GenesisException(String message) {
        super(message);
    }
}
