package org.tallystick.ledger.store;

import org.tallystick.formats.Bytes;
import org.tallystick.ledger.contract.Key;

/** A key in a listing, with its value and the index of the entry that gave it that value. */
public record Listed(Key key, Bytes value, long entry) {}
