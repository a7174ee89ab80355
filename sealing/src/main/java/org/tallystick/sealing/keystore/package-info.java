/**
 * Secret keys in a file: a JWK set (RFC 7517) inside a JWE (RFC 7516) under a passphrase. The same for a member's node and
 * a person's wallet. Never prints a key or a passphrase, and never leaves half a file.
 */
@NullMarked
package org.tallystick.sealing.keystore;

import org.jspecify.annotations.NullMarked;
