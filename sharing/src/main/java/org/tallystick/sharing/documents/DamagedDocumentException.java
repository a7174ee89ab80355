package org.tallystick.sharing.documents;

import java.io.IOException;

/** A document on the disk is not what was written. */
public final class DamagedDocumentException extends IOException {
    DamagedDocumentException(String why) {
        super(why);
    }
}
