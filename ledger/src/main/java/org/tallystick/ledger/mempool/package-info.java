/**
 * Where transactions wait to be ordered: admitted by checks in the order of their cost, bounded, fair between accounts.
 * Never forgets one it accepted without telling whoever waits for it why.
 */
@NullMarked
package org.tallystick.ledger.mempool;

import org.jspecify.annotations.NullMarked;
