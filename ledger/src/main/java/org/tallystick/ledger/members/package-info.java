/**
 * The contract {@code members}: which organisations keep the ledger, with which keys and where. Founded in block 0, then
 * changed by proposal and vote; never by one member alone where there are more.
 */
@NullMarked
package org.tallystick.ledger.members;

import org.jspecify.annotations.NullMarked;
