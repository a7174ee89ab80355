/**
 * The ledger on disk: one block log that is the truth, and beside it an index, hashes, offsets and the state tree, which
 * are derived from the log and can be thrown away. Never executes a transaction, never judges one, never repairs silently.
 */
@NullMarked
package org.tallystick.ledger.store;

import org.jspecify.annotations.NullMarked;
