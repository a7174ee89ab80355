/**
 * What the contracts of sharing have in common: for whom an account speaks, and the codes with which they refuse. Never a
 * payload, details or a name: those are in the packages beside it, and not on the ledger.
 */
@NullMarked
package org.tallystick.sharing;

import org.jspecify.annotations.NullMarked;
