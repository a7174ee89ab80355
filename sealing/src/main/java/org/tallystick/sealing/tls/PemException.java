package org.tallystick.sealing.tls;

import java.nio.file.Path;

/** A PEM file is not as needed. The message names it, and says what is wrong and what to do. */
public final class PemException extends RuntimeException {
    PemException(Path file, String what) {
        super(file + " " + what);
    }
}
