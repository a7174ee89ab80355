package org.tallystick.node.settings;

/** The file of settings is not as it must be. The message names the line, what is wrong with it and what is allowed. */
public final class SettingsException extends RuntimeException {
    SettingsException(String message) {
        super(message);
    }
}
