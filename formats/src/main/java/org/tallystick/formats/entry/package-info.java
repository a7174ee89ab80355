/**
 * The leaves of the log: a transaction with its result, or the header that closes a block. Never a transaction that was
 * refused before it was ordered.
 */
@NullMarked
package org.tallystick.formats.entry;

import org.jspecify.annotations.NullMarked;
