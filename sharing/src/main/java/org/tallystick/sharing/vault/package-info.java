/**
 * A member's store of payloads: received, sealed, checked against what was declared, served as sealed chunks, scrubbed and
 * erased. Never decides who may read, and never serves a byte that has changed since it was received.
 */
@NullMarked
package org.tallystick.sharing.vault;

import org.jspecify.annotations.NullMarked;
