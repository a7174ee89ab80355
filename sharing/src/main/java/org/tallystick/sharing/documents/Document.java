package org.tallystick.sharing.documents;

import org.tallystick.formats.Bytes;

/** A document and the name it is found by. Prints its name only. */
public record Document(String name, Bytes content) {
    @Override
    public String toString() {
        return "document " + name;
    }
}
