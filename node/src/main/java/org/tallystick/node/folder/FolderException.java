package org.tallystick.node.folder;

/** A network's directory is not as it must be. The message says what is the matter and what to do. */
public final class FolderException extends RuntimeException {
    FolderException(String message) {
        super(message);
    }
}
