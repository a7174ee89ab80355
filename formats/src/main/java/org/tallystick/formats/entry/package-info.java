/**
 * The leaves of the log: a transaction with its result, or the header that closes a block. The bytes are the truth; they
 * are parsed strictly and never written in two ways.
 */
@NullMarked
package org.tallystick.formats.entry;

import org.jspecify.annotations.NullMarked;
