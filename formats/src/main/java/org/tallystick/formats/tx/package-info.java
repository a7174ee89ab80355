/**
 * Signed JSON: transactions, request tokens and acknowledgements, each a JWT (RFC 7519) with a type of its own. Parsing
 * says what a text claims; it never checks a signature, a clock or an account.
 */
@NullMarked
package org.tallystick.formats.tx;

import org.jspecify.annotations.NullMarked;
