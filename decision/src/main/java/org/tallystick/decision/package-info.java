/**
 * May this reader read this record? One pure function on documents, and the words that grants and requests are made of.
 * It never reads a ledger, a clock, a file or the network, so that an auditor who has the same documents takes the same
 * decision again.
 */
@NullMarked
package org.tallystick.decision;

import org.jspecify.annotations.NullMarked;
