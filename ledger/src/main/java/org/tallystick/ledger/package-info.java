/** The ledger put together: its store, its state machine, the engine that orders. What surrounds it is for others. */
@NullMarked
package org.tallystick.ledger;

import org.jspecify.annotations.NullMarked;
