/**
 * Walks the table of {@code spec/authorisation.md} with signed transactions, through mempool and execution and over HTTP.
 * Decides nothing itself: what may be done by whom stands in the table.
 */
@NullMarked
package org.tallystick.testkit.authorisation;

import org.jspecify.annotations.NullMarked;
