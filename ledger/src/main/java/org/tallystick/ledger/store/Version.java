package org.tallystick.ledger.store;

import java.util.Optional;
import org.tallystick.formats.Bytes;

/**
 * What a key was from one entry on, until its next version.
 *
 * @param entry the index in the log of the entry that made it so
 * @param value the value, or nothing if that entry deleted the key
 */
public record Version(long entry, Optional<Bytes> value) {}
