package org.tallystick.ledger.execution;

import org.tallystick.formats.id.NetworkName;

/** Where and when a block is: its network, its number, its time in milliseconds since 1970. */
record Place(NetworkName network, long block, long time) {}
