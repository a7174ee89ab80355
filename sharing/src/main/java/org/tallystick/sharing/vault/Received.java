package org.tallystick.sharing.vault;

import org.tallystick.formats.Hash;
import org.tallystick.sealing.payload.Manifest;

/** How an upload ended. Unless it was stored nothing of it is left. */
public sealed interface Received {
    /** It is on the disk, sealed and whole. Without a record it stays for an hour. */
    record Stored(Manifest manifest) implements Received {
        /** What the ledger is to hold. */
        public Hash commitment() {
            return manifest.commitment();
        }
    }

    /** It is not as it was declared. */
    record NotAsDeclared(String why) implements Received {}

    /** The uploader went away, or sent fewer bytes than declared. */
    record CutOff(long received) implements Received {}

    /** A payload has at least one byte. */
    record Empty() implements Received {}

    /** It is longer than this vault takes. */
    record TooLarge(long limit) implements Received {}

    /** The disk is full, or would be. */
    record NoSpace() implements Received {}
}
