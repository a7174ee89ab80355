package org.tallystick.sharing.documents;

import java.io.IOException;

/** The disk has no room for a document. Nothing of it was written; once there is room, writing works again. */
public final class StoreFullException extends IOException {
    StoreFullException(Throwable cause) {
        super("No space left on the disk: the document was not written", cause);
    }
}
