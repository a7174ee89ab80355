/**
 * JSON as it is allowed in a transaction: strict on the way in, canonical (RFC 8785) on the way out. Never a float, a
 * duplicate name or an integer beyond 2^53.
 */
@NullMarked
package org.tallystick.formats.json;

import org.jspecify.annotations.NullMarked;
