/**
 * What a client is told when something cannot be done: problem documents (RFC 9457), each kind with a code of its own.
 * Never says anything about a person, a key or a token.
 */
@NullMarked
package org.tallystick.api.problem;

import org.jspecify.annotations.NullMarked;
