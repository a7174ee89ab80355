/**
 * The HTTP API of one member's node: it reads requests strictly, finds out who asks, and hands over to the ledger and to
 * sharing. It decides nothing about data itself, and keeps none.
 */
@NullMarked
package org.tallystick.api;

import org.jspecify.annotations.NullMarked;
