package org.tallystick.ledger.store;

import org.tallystick.ledger.contract.Key;

/** A key, and the index of the entry that first gave it a value. */
public record Made(Key key, long entry) {}
