/**
 * The tree over the current state: one root for all keys and values, and proofs that a key has a value or has none. The
 * rules stand in {@code spec/state-tree.md}. Keeps nothing: the ledger's own tree is faster and must give the same roots.
 */
@NullMarked
package org.tallystick.formats.state;

import org.jspecify.annotations.NullMarked;
