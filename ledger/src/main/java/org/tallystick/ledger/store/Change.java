package org.tallystick.ledger.store;

import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.ledger.contract.Key;

/**
 * What one entry did to one key.
 *
 * @param key the key
 * @param value its new value of at most {@link #MAX_VALUE} bytes, or nothing if the key was deleted
 * @param entry the position of the entry within its block, from 0
 */
public record Change(Key key, Optional<Bytes> value, int entry) {
    /** The longest value, in bytes. */
    public static final int MAX_VALUE = (1 << 20) - 512;

    public Change {
        if (entry < 0) {
            throw new IllegalArgumentException("an entry's position within its block is not negative");
        }
        if (value.isPresent() && value.get().size() > MAX_VALUE) {
            throw new IllegalArgumentException("the value of " + key + " is longer than " + MAX_VALUE + " bytes");
        }
    }
}
