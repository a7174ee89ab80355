/**
 * The one loop that turns ordered transactions into entries and a new state. Single-threaded and deterministic: the same
 * blocks give the same bytes on every node. Never a clock but the one that proposes a block's time.
 */
@NullMarked
package org.tallystick.ledger.execution;

import org.jspecify.annotations.NullMarked;
