/**
 * Receipts (c2sp.org/tlog-proof): an entry, its place in the log and a cosigned checkpoint in one file, and what verifying
 * it proves. Needs no node, network or clock; says as plainly what it did not prove.
 */
@NullMarked
package org.tallystick.formats.receipt;

import org.jspecify.annotations.NullMarked;
