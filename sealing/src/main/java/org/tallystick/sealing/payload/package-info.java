/**
 * The bytes of a payload: chunks of 1 MiB, the commitment to them, their encryption, and what a reader gets to open and
 * verify them. Never hands out a byte of plaintext that has not been verified.
 */
@NullMarked
package org.tallystick.sealing.payload;

import org.jspecify.annotations.NullMarked;
