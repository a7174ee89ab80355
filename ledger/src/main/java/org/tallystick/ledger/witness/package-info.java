/**
 * Asks outside witnesses to cosign what a quorum of the members has cosigned (c2sp.org/tlog-witness), and keeps what they
 * answer once it is verified. It never shows a witness a checkpoint that the members have not agreed on.
 */
@NullMarked
package org.tallystick.ledger.witness;

import org.jspecify.annotations.NullMarked;
