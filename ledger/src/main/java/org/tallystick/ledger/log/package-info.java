/**
 * What the ledger says of itself to others: checkpoints signed and cosigned, the policy to check them by, receipts. It
 * never cosigns two roots for one size, nor anything that is not on disk.
 */
@NullMarked
package org.tallystick.ledger.log;

import org.jspecify.annotations.NullMarked;
